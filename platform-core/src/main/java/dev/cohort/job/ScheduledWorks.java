package dev.cohort.job;

import dev.cohort.module.ScheduledWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the beans that schedules name, in core and in every module. */
@ApplicationScoped
class ScheduledWorks {
    private final BeanManager beans;

    @Inject
    ScheduledWorks(BeanManager beans) {
        this.beans = beans;
    }

    /**
     * The work of this name.
     *
     * @throws IllegalStateException when no bean has that name
     */
    ScheduledWork get(String name) {
        Set<Bean<?>> named = beans.getBeans(name);
        @Nullable Bean<?> bean = named.isEmpty() ? null : beans.resolve(named);
        if (bean == null || !bean.getTypes().contains(ScheduledWork.class))
            throw new IllegalStateException("No bean @Named(\"" + name + "\") is a ScheduledWork");
        return (ScheduledWork) beans.getReference(bean, ScheduledWork.class, beans.createCreationalContext(bean));
    }
}
