package dev.cohort.app;

import dev.cohort.access.Access;
import dev.cohort.module.InstalledModules;
import dev.cohort.request.Context;
import dev.cohort.ui.DayCard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;

/** Finds the cards of "My day" that core and the tenant's modules bring. */
@ApplicationScoped
public class DayCards {
    private final InstalledModules modules;
    private final BeanManager beans;

    @Inject
    DayCards(InstalledModules modules, BeanManager beans) {
        this.modules = modules;
        this.beans = beans;
    }

    /** The cards the viewer may see, in their order. */
    List<DayCard> ofViewer() {
        // Injection sees the beans of core alone; the manager knows those of modules too.
        return beans.getBeans(DayCard.class, Any.Literal.INSTANCE).stream()
                .filter(this::isOfTenant)
                .map(bean -> (DayCard) beans.getReference(bean, DayCard.class, beans.createCreationalContext(bean)))
                .filter(card -> mayBeSeen(card.place()))
                .sorted(Comparator.comparingInt(card -> card.place().order()))
                .toList();
    }

    private static boolean mayBeSeen(DayCard.Place place) {
        return place.permission().isEmpty() || Access.may(place.permission());
    }

    private boolean isOfTenant(Bean<?> bean) {
        return modules.moduleOf(bean.getBeanClass())
                .filter(module -> !Context.tenant().hasModule(module))
                .isEmpty();
    }
}
