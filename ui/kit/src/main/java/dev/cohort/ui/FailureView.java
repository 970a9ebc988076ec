package dev.cohort.ui;

import com.vaadin.flow.component.Component;
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
    private static final int FORBIDDEN = 403;
    private static final int GONE = 404;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Failure failure = Failure.of(parameter.getException());
        add(new ErrorPanel(icon(failure), failure.title(), failure.words(), failure.id(), step(failure)));
        return failure.status();
    }

    private static Icon icon(Failure failure) {
        return switch (failure.status()) {
            case FORBIDDEN -> Icon.LOCK;
            case GONE -> Icon.SEARCH;
            default -> Icon.ALERT;
        };
    }

    /** To try again helps where something broke; where one may not enter, or nothing is, it would not. */
    private Component step(Failure failure) {
        if (failure.status() == FORBIDDEN || failure.status() == GONE) return NotFoundView.home();
        return Action.plain(Words.of("error.again"), Icon.REPEAT, () -> getUI().ifPresent(
                        page -> page.getPage().reload()));
    }

    @Override
    public String getPageTitle() {
        return Words.of("error.title");
    }
}
