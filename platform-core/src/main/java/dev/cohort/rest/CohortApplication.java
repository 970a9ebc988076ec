package dev.cohort.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.Set;

/** The REST API: what core has, and what the installed modules bring. */
@ApplicationPath(CohortApplication.PATH)
public class CohortApplication extends Application {
    public static final String PATH = "/api/v1";

    private static final Set<Class<?>> PROVIDERS = Set.of(
            JsonProvider.class,
            ProblemMapper.class,
            FailureMapper.class,
            ViolationMapper.class,
            WebFailureMapper.class,
            AnswerFilter.class,
            BodyDigest.class,
            Doors.class,
            Parameters.class);

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new LinkedHashSet<>(PROVIDERS);
        classes.addAll(resources());
        return classes;
    }

    /** All resource classes, whichever module they belong to. */
    public static Set<Class<?>> resources() {
        return FoundResources.all();
    }
}
