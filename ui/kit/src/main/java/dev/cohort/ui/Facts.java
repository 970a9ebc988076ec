package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;

/** Label and value, one under the other. */
public class Facts extends DescriptionList {
    public Facts() {
        addClassName("facts");
    }

    /** A fact; nothing is shown where the value is empty. */
    public Facts add(String label, String value) {
        return value.isBlank() ? this : add(label, Markup.text(value));
    }

    public Facts add(String label, Markup value) {
        return add(label, value.component());
    }

    public Facts add(String label, Component value) {
        var description = new Description();
        description.add(value);
        add(new Term(label), description);
        return this;
    }
}
