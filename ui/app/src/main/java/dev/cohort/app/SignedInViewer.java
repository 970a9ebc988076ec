package dev.cohort.app;

import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.text.Texts;
import dev.cohort.ui.Viewer;
import dev.cohort.ui.ViewerSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells the shell who looks at it. */
@ApplicationScoped
public class SignedInViewer implements ViewerSource {
    @Override
    public Viewer current() {
        RequestContext context = Context.current();
        return new Viewer(
                context.caller().name(),
                context.tenant().name(),
                context.tenant().isVendor() ? Texts.get(context.locale(), "vendor.console") : "",
                context.tenant().accent(),
                context.locale(),
                "/logout");
    }
}
