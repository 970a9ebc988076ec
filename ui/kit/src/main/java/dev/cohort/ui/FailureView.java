package dev.cohort.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.enterprise.context.Dependent;

/** A page that could not be opened. */
@Dependent
@ParentLayout(Shell.class)
public class FailureView extends View implements HasErrorParameter<Exception>, HasDynamicTitle {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Failure failure = Failure.of(parameter.getException());
        add(new ErrorPanel(
                Icon.ALERT,
                failure.title(),
                failure.words(),
                failure.id(),
                Action.plain(Words.of("error.again"), () -> getUI().ifPresent(
                                ui -> ui.getPage().reload()))));
        return failure.status();
    }

    @Override
    public String getPageTitle() {
        return Words.of("error.title");
    }
}
