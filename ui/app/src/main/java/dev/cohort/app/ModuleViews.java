package dev.cohort.app;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import dev.cohort.access.Access;
import dev.cohort.access.Open;
import dev.cohort.access.ViewPermission;
import dev.cohort.module.InstalledModules;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the views of modules known to the router, and guards every view there is. */
@ApplicationScoped
public class ModuleViews {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleViews.class);

    private final InstalledModules modules;

    @Inject
    ModuleViews(InstalledModules modules) {
        this.modules = modules;
    }

    void register(@Observes ServiceInitEvent event) {
        RouteConfiguration routes = RouteConfiguration.forRegistry(
                ApplicationRouteRegistry.getInstance(event.getSource().getContext()));
        modules.all().forEach(module -> modules.annotated(module, Route.class).forEach(view -> {
            Class<? extends Component> component = view.asSubclass(Component.class);
            if (!routes.isRouteRegistered(component)) routes.setAnnotatedRoute(component);
        }));
        event.getSource().addUIInitListener(ui -> ui.getUI().addBeforeEnterListener(this::guard));
    }

    /** Lets in only who may see the view; a view that says nothing of it is closed to all. */
    private void guard(BeforeEnterEvent event) {
        Class<?> view = event.getNavigationTarget();
        if (!view.isAnnotationPresent(Route.class)) return;
        if (view == MyDayView.class && Context.tenant().isVendor()) {
            // The vendor's day is its tenants.
            event.forwardTo("tenants");
            return;
        }
        boolean elsewhere = modules.moduleOf(view)
                .filter(module -> !Context.tenant().hasModule(module))
                .isPresent();
        // As if it did not exist: a tenant learns nothing of modules it has not got.
        if (elsewhere || VendorViews.isElsewhere(view)) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        ViewPermission needed = view.getAnnotation(ViewPermission.class);
        if (needed != null) {
            Access.require(needed.value());
        } else if (!view.isAnnotationPresent(Open.class)) {
            LOG.error("{} names no permission and is closed", view.getName());
            event.rerouteToError(NotFoundException.class);
        } else if (Context.caller().kind() != dev.cohort.access.Caller.Kind.MEMBER) {
            event.rerouteToError(NotFoundException.class);
        }
    }
}
