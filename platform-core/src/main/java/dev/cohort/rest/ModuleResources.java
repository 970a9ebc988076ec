package dev.cohort.rest;

import java.util.Optional;

/** Whose a resource is. */
final class ModuleResources {
    private ModuleResources() {}

    /** The id of the module that brings this class; empty for core's own. */
    static Optional<String> moduleOf(Class<?> resource) {
        return Optional.empty();
    }
}
