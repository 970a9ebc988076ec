package dev.cohort.system;

import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands every suite the one installation of this run; it ends with the last suite. */
public final class Running implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(Running.class);

    /** Kept even where the start failed, so that it is not tried again for each suite. */
    private record Start(Cohort cohort, Exception failure) implements AutoCloseable {
        static Start now() {
            try {
                Cohort cohort = Cohort.start();
                System.setProperty("cohort.management.port", String.valueOf(cohort.managementPort()));
                return new Start(cohort, null);
            } catch (Exception e) {
                return new Start(null, e);
            }
        }

        @Override
        public void close() throws Exception {
            if (cohort != null) cohort.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // Inside the server all is running.
        if (context.getConfigurationParameter(ArquillianExtension.RUNNING_INSIDE_ARQUILLIAN)
                .isPresent()) return;
        of(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cohort.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context);
    }

    private static Cohort of(ExtensionContext context) {
        Start start =
                context.getRoot().getStore(HERE).getOrComputeIfAbsent(Cohort.class, key -> Start.now(), Start.class);
        if (start.failure() != null) throw new IllegalStateException("Cohort did not start", start.failure());
        return start.cohort();
    }
}
