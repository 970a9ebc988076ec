package dev.cohort.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a failure behind a click ends: logged with an id, and told with the same id. */
public class Failures implements ErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    @Override
    public void error(ErrorEvent event) {
        String id = UUID.randomUUID().toString();
        LOG.error("Failure {} in the page", id, event.getThrowable());
        UI page = UI.getCurrent();
        if (page != null) Toast.error(Words.of("error.unexpected", id));
    }
}
