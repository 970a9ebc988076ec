package dev.cohort.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.example.Notices;
import dev.cohort.leads.Leads;
import dev.cohort.module.DemoContent;
import dev.cohort.module.InstalledModules;
import dev.cohort.module.ModuleJars.LoadedModule;
import dev.cohort.module.ScheduledWork;
import dev.cohort.probe.Bell;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.metamodel.EntityType;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Modules are part of the application, and apart from each other")
class BeansIT extends Inside {
    @Inject
    private BeanManager beans;

    @Inject
    private InstalledModules modules;

    @Inject
    private EntityManager entities;

    @Test
    void coreFindsTheBeansOfModules() {
        for (Class<?> service : Set.of(Leads.class, Notices.class, Bell.class)) {
            assertThat(beans.getBeans(service)).as("%s", service).hasSize(1);
            assertThat(service.getClassLoader()).isNotEqualTo(InstalledModules.class.getClassLoader());
        }
        assertThat(beans.getBeans(DemoContent.class, Any.Literal.INSTANCE))
                .extracting(bean -> modules.moduleOf(bean.getBeanClass()).orElse("core"))
                .contains("leads");
        assertThat(beans.getBeans("example.expiry")).singleElement().satisfies(bean -> assertThat(bean.getTypes())
                .contains(ScheduledWork.class));
    }

    @Test
    void aModuleThatWasRefusedBringsNoBean() {
        assertThat(modules.refused()).containsKey("broken-injection");
        assertThat(beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                        .map(Bean::getBeanClass)
                        .map(Class::getName))
                .noneMatch(name -> name.startsWith("broken.") || name.startsWith("dev.cohort.broken."));
    }

    @Test
    void aModuleSeesCoreAndNoModuleThatItDoesNotName() throws Exception {
        Map<String, String> services = Map.of(
                "leads", Leads.class.getName(), "example", Notices.class.getName(), "probe", Bell.class.getName());
        for (String own : services.keySet()) {
            LoadedModule module = modules.find(own).orElseThrow();
            assertThat(module.loader().loadClass(InstalledModules.class.getName()))
                    .isSameAs(InstalledModules.class);
            for (String other : services.keySet()) {
                if (other.equals(own) || module.dependencies().contains(other)) continue;
                assertThatThrownBy(() -> module.loader().loadClass(services.get(other)))
                        .as("%s looks for a class of %s", own, other)
                        .isInstanceOf(ClassNotFoundException.class);
            }
        }
    }

    /** Unwoven, a lazy relation is read at once, and changes are found by comparing copies. */
    @Test
    void oneFactoryKnowsEveryEntityAndAllAreWoven() {
        Set<Class<?>> known = in(DEMO, () -> entities.getMetamodel().getEntities().stream()
                .map(EntityType::getJavaType)
                .collect(Collectors.toSet()));
        assertThat(known)
                .containsExactlyInAnyOrderElementsOf(modules.entities())
                .hasSizeGreaterThan(5);
        assertThat(known)
                .extracting(Class::getSimpleName)
                .contains("Lead", "Notice", "Person", "AuditEntry", "OutboxEvent");
        assertThat(known).allSatisfy(entity -> assertThat(entity.getInterfaces())
                .extracting(Class::getSimpleName)
                .contains("PersistenceWeaved"));
    }
}
