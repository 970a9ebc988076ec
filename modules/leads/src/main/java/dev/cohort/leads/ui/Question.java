package dev.cohort.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.shared.HasValidationProperties;
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
        this.form = new FormPanel(title, action, this::answer).wide(field);
        field.addValueChangeListener(event -> field.setInvalid(false));
    }

    void open() {
        form.open();
    }

    private void answer() {
        if (field.isEmpty()) {
            field.setErrorMessage(Words.of("field.required"));
            field.setInvalid(true);
            return;
        }
        answered.accept(field.getValue());
        form.done();
    }
}
