package dev.cohort.module;

import dev.cohort.audit.TestAudit;
import dev.cohort.module.ModuleJars.LoadedModule;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.tenancy.Migrations;
import dev.cohort.tenancy.TestTenants;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.jandex.Indexer;

/** Modules without jars, and the real switch for them on the database for tests. */
public final class TestModules {
    private TestModules() {}

    /** One module with a changelog on the class path. */
    public static InstalledModules installed(String id, String changelog) {
        PlatformModule says = new PlatformModule() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public Optional<String> changelog() {
                return Optional.of(changelog);
            }
        };
        LoadedModule module = new LoadedModule(
                id, "1", List.of(), says, TestModules.class.getClassLoader(), new Indexer().complete(), List.of());
        return new InstalledModules() {
            @Override
            public Collection<LoadedModule> all() {
                return List.of(module);
            }

            @Override
            public Optional<LoadedModule> find(String moduleId) {
                return all().stream().filter(each -> each.id().equals(moduleId)).findFirst();
            }
        };
    }

    /** @param content of a demonstration tenant */
    public static ModuleSwitch on(
            TestDatabase db, InstalledModules modules, Migrations migrations, DemoContent content) {
        return new ModuleSwitch(
                modules,
                migrations,
                TestTenants.on(db),
                db.transaction(),
                db.transactions(),
                TestAudit.on(db),
                oneBean(content),
                Clock.systemUTC());
    }

    /** A container that has this one bean. */
    private static BeanManager oneBean(DemoContent content) {
        Object bean = bean();
        return (BeanManager) Proxy.newProxyInstance(
                TestModules.class.getClassLoader(),
                new Class<?>[] {BeanManager.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getBeans" -> Set.of(bean);
                    case "getReference" -> content;
                    default -> null;
                });
    }

    private static Object bean() {
        return Proxy.newProxyInstance(
                TestModules.class.getClassLoader(),
                new Class<?>[] {Bean.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> 1;
                    case "equals" -> self == arguments[0];
                    default -> null;
                });
    }
}
