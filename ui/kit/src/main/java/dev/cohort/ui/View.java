package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Main;

/** A page inside the shell: header and bars keep their height, what is last takes the rest. */
public class View extends Main {
    public View(Component... parts) {
        super(parts);
        addClassName("view");
    }

    /** Lets the numbers of the navigation follow what was done here. */
    protected final void recount() {
        Shell shell = findAncestor(Shell.class);
        if (shell != null) shell.recount();
    }
}
