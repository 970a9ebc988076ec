package dev.cohort.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.TenantStatus;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TenantCheckTest {
    private final Tenant demo = new Tenant(
            UUID.randomUUID(),
            "demo",
            "Demo",
            "t_demo",
            TenantStatus.ACTIVE,
            Set.of(),
            Locale.ENGLISH,
            ZoneId.of("UTC"),
            "EUR",
            "DE",
            "#0c7489");

    @Test
    void clientAndOrganizationOfTheTenantPass() {
        assertThatCode(() -> TenantCheck.require(demo, "cohort-demo", List.of("demo")))
                .doesNotThrowAnyException();
        assertThatCode(() -> TenantCheck.require(demo, "cohort-demo", Map.of("demo", Map.of())))
                .doesNotThrowAnyException();
    }

    @Test
    void anotherTenantsClientIsRefused() {
        refused("cohort-codelab", List.of("demo"));
    }

    @Test
    void anotherTenantsOrganizationIsRefused() {
        refused("cohort-demo", List.of("codelab"));
    }

    @Test
    void whoIsNoMemberHasNoOrganization() {
        refused("cohort-demo", null);
        refused("cohort-demo", List.of());
        refused("cohort-demo", "demo");
        refused(null, List.of("demo"));
    }

    private void refused(Object client, Object organization) {
        assertThatThrownBy(() -> TenantCheck.require(demo, client, organization))
                .isInstanceOf(TokenFault.class);
    }
}
