package dev.cohort.module;

import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** What core and the modules of the tenant at hand bring of one kind. */
@ApplicationScoped
public class Contributions {
    private final InstalledModules modules;
    private final BeanManager beans;

    @Inject
    Contributions(InstalledModules modules, BeanManager beans) {
        this.modules = modules;
        this.beans = beans;
    }

    /** For use without a container: these and no others, at every tenant. */
    @SuppressWarnings("NullAway") // What is asked of a container is not reached.
    public static Contributions fixed(Object... beans) {
        return new Contributions(null, null) {
            @Override
            public <T> List<T> of(Class<T> type) {
                return Stream.of(beans).filter(type::isInstance).map(type::cast).toList();
            }
        };
    }

    /** The beans of this type, without those of modules that the tenant has not switched on. */
    public <T> List<T> of(Class<T> type) {
        // Injection sees the beans of core alone; the manager knows those of modules too.
        return beans.getBeans(type, Any.Literal.INSTANCE).stream()
                .filter(this::isOfTenant)
                .map(bean -> type.cast(beans.getReference(bean, type, beans.createCreationalContext(bean))))
                .toList();
    }

    private boolean isOfTenant(Bean<?> bean) {
        return modules.moduleOf(bean.getBeanClass())
                .filter(module -> !Context.tenant().hasModule(module))
                .isEmpty();
    }
}
