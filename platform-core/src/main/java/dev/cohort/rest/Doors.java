package dev.cohort.rest;

import dev.cohort.access.Open;
import dev.cohort.access.RequiresPermission;
import dev.cohort.module.InstalledModules;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the guards before every resource method; one that declares no permission stays closed. */
@Provider
public class Doors implements DynamicFeature {
    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);

    private final InstalledModules modules;

    public Doors() {
        this(CDI.current().select(InstalledModules.class).get());
    }

    Doors(InstalledModules modules) {
        this.modules = modules;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Class<?> type = resource.getResourceClass();
        Method method = resource.getResourceMethod();
        if (verb(method) == null) return;
        faults(type, method).forEach(fault -> LOG.error("{}", fault));
        String route = route(type, method);
        context.register(new DoorFilter(route, modules.moduleOf(type), type, method));
        context.register(new QueryFilter(method));
        context.register(new RateLimitFilter(route, method.getAnnotation(RateLimit.class)));
        BodyLimit limit = method.getAnnotation(BodyLimit.class);
        context.register(new BodyLimitFilter(limit == null ? BodyLimit.USUAL : limit.value()));
    }

    /** What is wrong with the doors of these resources, in sentences; empty when all is well. */
    public static List<String> faults(Collection<Class<?>> resources) {
        List<String> faults = new ArrayList<>();
        for (Class<?> resource : resources)
            for (Method method : methods(resource)) faults.addAll(faults(resource, method));
        return faults;
    }

    private static List<String> faults(Class<?> type, Method method) {
        List<String> faults = new ArrayList<>();
        String door = type.getName() + "." + method.getName();
        if (permission(type, method).isEmpty() && open(type, method).isEmpty())
            faults.add(door + " stays closed: it has neither @RequiresPermission nor @Open");
        if (method.isAnnotationPresent(POST.class)
                && !method.isAnnotationPresent(Idempotent.class)
                && !type.isAnnotationPresent(Idempotent.class)
                && !method.isAnnotationPresent(RunsAnew.class))
            faults.add(door + " is a POST with neither @Idempotent nor @RunsAnew");
        return faults;
    }

    /** The methods of a resource that answer requests. */
    public static List<Method> methods(Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .filter(method -> verb(method) != null && !method.isBridge())
                .toList();
    }

    /** The HTTP method that a resource method answers. */
    public static @Nullable String verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) return verb.value();
        }
        return null;
    }

    /** The path template below {@code /api/v1}, with a leading slash: {@code /leads/{id}}. */
    public static String route(Class<?> type, Method method) {
        return join(type.getAnnotation(Path.class)) + join(method.getAnnotation(Path.class));
    }

    private static String join(@Nullable Path path) {
        if (path == null) return "";
        String text = path.value().replaceAll("^/+|/+$", "");
        return text.isEmpty() ? "" : "/" + text;
    }

    static Optional<String> permission(Class<?> type, Method method) {
        return find(RequiresPermission.class, type, method).map(RequiresPermission::value);
    }

    static Optional<Open> open(Class<?> type, Method method) {
        return find(Open.class, type, method);
    }

    private static <A extends Annotation> Optional<A> find(Class<A> annotation, Class<?> type, Method method) {
        A own = method.getAnnotation(annotation);
        return Optional.ofNullable(own == null ? type.getAnnotation(annotation) : own);
    }
}
