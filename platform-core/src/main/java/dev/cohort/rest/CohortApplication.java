package dev.cohort.rest;

import dev.cohort.module.InstalledModules;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The REST API: the resources and providers of core and of the installed modules. */
@ApplicationPath(CohortApplication.PATH)
public class CohortApplication extends Application {
    public static final String PATH = "/api/v1";

    @Override
    public Set<Class<?>> getClasses() {
        // The server makes this object before it would inject anything into it.
        return CDI.current().select(InstalledModules.class).get().resources();
    }
}
