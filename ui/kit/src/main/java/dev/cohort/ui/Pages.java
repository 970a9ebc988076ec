package dev.cohort.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Sets up each page before it is drawn: language, colours, and where its errors go. */
@Dependent
public class Pages {
    private final ViewerSource viewers;

    @Inject
    public Pages(ViewerSource viewers) {
        this.viewers = viewers;
    }

    void open(@Observes ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::dress);
        event.getSource().addSessionInitListener(start -> start.getSession().setErrorHandler(new Failures()));
        event.getSource().addUIInitListener(start -> start.getUI()
                .setLocale(viewers.current().region()));
    }

    private void dress(IndexHtmlResponse response) {
        Viewer viewer = viewers.current();
        var html = response.getDocument().child(0);
        html.attr("lang", viewer.locale().toLanguageTag());
        html.attr(
                "style",
                "--tenant-accent:" + viewer.accent() + ";color-scheme:"
                        + Scheme.of(response.getVaadinRequest()).property());
        response.getDocument().head().append("<link rel='icon' href='cohort/icon.svg' type='image/svg+xml'>");
    }
}
