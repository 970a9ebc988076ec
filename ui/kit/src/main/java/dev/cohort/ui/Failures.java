package dev.cohort.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.io.IOException;

/** The one place where a failure behind a click ends: it is told, and the page stays usable. */
public class Failures implements ErrorHandler {
    @Override
    public void error(ErrorEvent event) {
        // The browser went away while it was being answered: nobody is there to tell.
        if (event.getThrowable() instanceof IOException) return;
        Failure failure = Failure.of(event.getThrowable());
        if (UI.getCurrent() == null) return;
        String id = failure.id().isEmpty() ? "" : " " + Words.of("error.id", failure.id());
        Toast.error(failure.words() + id);
    }
}
