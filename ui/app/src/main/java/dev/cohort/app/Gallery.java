package dev.cohort.app;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import dev.cohort.ui.Shell;
import jakarta.enterprise.context.Dependent;

@Route(value = "", layout = Shell.class)
@Dependent
public class Gallery extends Div {
    public Gallery() {
        setText("Hello");
    }
}
