package dev.cohort.module;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;

/** Brings the beans of modules into CDI. */
public class ModuleExtension implements Extension {

    void discover(@Observes BeforeBeanDiscovery event, BeanManager beans) {
        for (ModuleJars.LoadedModule module : ModuleJars.loaded().modules()) {
            for (Class<?> type : module.classes()) {
                ClassInfo known = module.index().getClassByName(DotName.createSimple(type.getName()));
                if (known != null && ModuleJars.isComponent(known))
                    event.addAnnotatedType(beans.createAnnotatedType(type), type.getName());
            }
        }
    }
}
