package dev.cohort.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.shared.HasValidationProperties;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.text.Texts;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Words;
import java.util.function.Consumer;

/** A small dialog with one field that must be filled. */
final class Question<T, F extends Component & HasValue<?, T> & HasValidationProperties> {
    private final F field;
    private final Consumer<T> answered;
    private final FormPanel form;

    Question(String title, String action, F field, Consumer<T> answered) {
        this.field = field;
        this.answered = answered;
        field.setRequiredIndicatorVisible(true);
        this.form = new FormPanel(title, action, this::answer).wide(field);
        field.addValueChangeListener(event -> field.setInvalid(false));
    }

    void open() {
        form.open();
    }

    private void answer() {
        if (field.isEmpty()) {
            refuse(Words.of("field.required"));
            return;
        }
        try {
            answered.accept(field.getValue());
            form.done();
        } catch (Problem refusal) {
            if (!refusal.hasFaults()) throw refusal;
            FieldFault fault = refusal.faults().getFirst();
            refuse(Texts.get(Words.locale(), "field." + fault.code(), fault.values()));
        }
    }

    private void refuse(String words) {
        field.setErrorMessage(words);
        field.setInvalid(true);
    }
}
