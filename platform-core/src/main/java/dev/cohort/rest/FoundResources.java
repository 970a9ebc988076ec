package dev.cohort.rest;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Gathers every {@code @Path} class that CDI meets, in the jars of the application and in its modules. */
public class FoundResources implements Extension {
    // JAX-RS asks for them where no extension can be injected; one application runs in one class loader.
    private static final Set<Class<?>> FOUND = ConcurrentHashMap.newKeySet();

    void begin(@Observes BeforeBeanDiscovery event) {
        FOUND.clear();
    }

    void found(@Observes @WithAnnotations(Path.class) ProcessAnnotatedType<?> event) {
        Class<?> type = event.getAnnotatedType().getJavaClass();
        if (type.isAnnotationPresent(Path.class) && !type.isInterface()) FOUND.add(type);
    }

    static Set<Class<?>> all() {
        return Set.copyOf(FOUND);
    }
}
