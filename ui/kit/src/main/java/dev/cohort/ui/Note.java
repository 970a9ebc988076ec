package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** A hint on a soft colour, with what can be done about it at its end. */
public class Note extends Div {
    public Note(Tone tone, Icon icon, Markup words, Component... actions) {
        addClassNames("note", tone.css());
        var text = words.component();
        text.addClassName("grow");
        add(icon.create(Icon.Size.SMALL), text);
        add(actions);
        if (tone == Tone.RED) getElement().setAttribute("role", "alert");
    }
}
