package dev.cohort.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.enterprise.context.Dependent;

/** No such page, or none for this person. */
@Dependent
@ParentLayout(Shell.class)
public class NotFoundView extends View implements HasErrorParameter<NotFoundException>, HasDynamicTitle {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        add(new ErrorPanel(Icon.SEARCH, Words.of("error.notfound"), Words.of("error.notfound.text"), "", home()));
        return 404;
    }

    /** A way out of a page that is none. */
    static Anchor home() {
        var home = new Anchor("/", Words.of("error.home"));
        home.addClassName("btn");
        return home;
    }

    @Override
    public String getPageTitle() {
        return Words.of("error.notfound");
    }
}
