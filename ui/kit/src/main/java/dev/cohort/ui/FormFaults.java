package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import dev.cohort.problem.Problem;
import dev.cohort.text.Texts;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says at each field of a form what is wrong with it, and above the form what is wrong with none of them. */
public final class FormFaults {
    private final FormPanel form;
    private final Map<String, HasValidation> fields = new LinkedHashMap<>();

    public FormFaults(FormPanel form) {
        this.form = form;
    }

    /** @param name the field's in the record that is saved */
    public FormFaults field(String name, HasValidation field) {
        fields.put(name, field);
        return this;
    }

    /** Does it; a refusal is shown, and true is answered only when there was none. */
    public boolean pass(Runnable work) {
        fields.values().forEach(field -> field.setInvalid(false));
        form.say();
        try {
            work.run();
            return true;
        } catch (Problem refusal) {
            show(refusal);
            return false;
        }
    }

    private void show(Problem refusal) {
        if (!refusal.hasFaults()) {
            say(Texts.get(Words.locale(), "problem." + refusal.code(), refusal.values()));
            return;
        }
        boolean focused = false;
        for (Problem.FieldFault fault : refusal.faults()) {
            String words = Texts.get(Words.locale(), "field." + fault.code(), fault.values());
            // A fault within a field's value is the field's: workingHours[2].to.
            HasValidation field = fields.get(fault.field().replaceAll("[.\\[].*$", ""));
            if (field == null) {
                say(words);
                continue;
            }
            field.setErrorMessage(words);
            field.setInvalid(true);
            if (!focused && field instanceof Component component)
                component.getElement().executeJs("this.focus && this.focus()");
            focused = true;
        }
    }

    private void say(String words) {
        form.say(new Note(Tone.RED, Icon.ALERT, Markup.text(words)));
    }
}
