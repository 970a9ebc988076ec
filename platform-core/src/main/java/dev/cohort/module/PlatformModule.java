package dev.cohort.module;

import dev.cohort.access.Permission;
import java.util.List;
import java.util.Optional;
import org.pf4j.Plugin;

/**
 * What a module tells the core of itself; one subclass per module, named as {@code Plugin-Class} in its manifest. Beans,
 * resources, views, observers and batch artifacts are found by their annotations and need no mention here.
 */
public abstract class PlatformModule extends Plugin {

    /** The id, the same as {@code Plugin-Id} in the manifest; lower case with hyphens. */
    public abstract String id();

    /** Entity classes. */
    public List<Class<?>> entities() {
        return List.of();
    }

    /** Class path location of the Liquibase changelog of the module's part of a tenant's schema. */
    public Optional<String> changelog() {
        return Optional.empty();
    }

    public List<Permission> permissions() {
        return List.of();
    }

    public List<Setting<?>> settings() {
        return List.of();
    }

    public List<MenuEntry> menu() {
        return List.of();
    }

    public List<Schedule> schedules() {
        return List.of();
    }

    /** Whether a new tenant has this module from its first day on unless others were asked for. */
    public boolean enabledByDefault() {
        return false;
    }
}
