package dev.cohort.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.Permission;
import dev.cohort.module.ModuleJars.LoadedModule;
import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.TenantStatus;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jboss.jandex.Indexer;
import org.junit.jupiter.api.Test;

class InstalledModulesTest {
    private final InstalledModules modules = new InstalledModules() {
        @Override
        public Collection<LoadedModule> all() {
            return List.of(module("bells"), module("whistles"));
        }
    };

    @Test
    void whatATenantsPermissionsAreIsCoresAndThoseOfTheModulesThatAreOn() {
        assertThat(modules.permissionsAt(tenant(Set.of("bells"))))
                .contains(CorePermissions.MODULES_READ, "bells:ring")
                .doesNotContain("whistles:ring");
    }

    @Test
    void theModulesAtATenantAreThoseThatAreOn() {
        assertThat(modules.at(tenant(Set.of("whistles", "gone"))))
                .extracting(LoadedModule::id)
                .containsExactly("whistles");
    }

    private static LoadedModule module(String id) {
        PlatformModule says = new PlatformModule() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public List<Permission> permissions() {
                return List.of(Permission.named(id + ":ring"));
            }
        };
        return new LoadedModule(
                id,
                "1",
                List.of(),
                says,
                InstalledModulesTest.class.getClassLoader(),
                new Indexer().complete(),
                List.of());
    }

    private static Tenant tenant(Set<String> modules) {
        return new Tenant(
                new UUID(1, 1),
                "alpha",
                "alpha",
                "t_alpha",
                TenantStatus.ACTIVE,
                modules,
                Locale.ENGLISH,
                ZoneId.of("UTC"),
                "EUR",
                "DE",
                "#0c7489");
    }
}
