package dev.cohort.module;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What core and the installed modules bring, gathered from their {@link PlatformModule}s. */
@ApplicationScoped
public class InstalledModules {

    public List<PlatformModule> all() {
        return List.of();
    }

    /** The entity classes of core and of every module. */
    public List<Class<?>> entities() {
        List<Class<?>> classes = new ArrayList<>();
        all().forEach(module -> classes.addAll(module.entities()));
        return classes;
    }

    /** A class loader that sees core and every module. */
    public ClassLoader classLoader() {
        return InstalledModules.class.getClassLoader();
    }
}
