package dev.cohort.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.TenantStatus;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
    private static final UUID ME = UUID.randomUUID();
    private static final UUID MY_TEAM = UUID.randomUUID();
    private static final UUID MY_BRANCH = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    @Test
    void whatIsNotGrantedIsDenied() {
        as(Map.of(), () -> assertThatThrownBy(() -> Access.require("lead:read"))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(403);
                    assertThat(problem.code()).isEqualTo("permission-missing");
                    assertThat(problem.values()).containsEntry("permission", "lead:read");
                }));
    }

    @Test
    void visitorsMayNothing() {
        assertThat(Caller.VISITOR.may("lead:read")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "OWN,true,false,false",
        "TEAM,true,true,false",
        "BRANCH,true,true,true",
        "ALL,true,true,true",
    })
    void widerScopesIncludeTheNarrower(Scope scope, boolean own, boolean team, boolean branch) {
        as(Map.of("lead:read", scope), () -> {
            assertThat(allowed(ME, OTHER, OTHER)).isEqualTo(own);
            assertThat(allowed(OTHER, MY_TEAM, OTHER)).isEqualTo(team);
            assertThat(allowed(OTHER, OTHER, MY_BRANCH)).isEqualTo(branch);
            assertThat(allowed(OTHER, OTHER, OTHER)).isEqualTo(scope == Scope.ALL);
        });
    }

    @Test
    void theConditionBindsItsValues() {
        as(Map.of("lead:read", Scope.TEAM), () -> {
            Access.Visible visible = Access.visible("lead:read", "l");
            assertThat(visible.sql()).isEqualTo("(l.owner_id = ? or l.team_id = ?)");
            assertThat(visible.values()).containsExactly(ME, MY_TEAM);
        });
    }

    @Test
    void nobodySeesAllByHavingNoTeam() {
        Caller alone = new Caller(
                Caller.Kind.MEMBER, ME, "Me", null, null, Set.of(), Set.of(), Map.of("lead:read", Scope.BRANCH));
        Context.run(RequestContext.system(tenant(), "test", "test").as(alone), () -> {
            assertThat(Access.visible("lead:read", "l").sql()).isEqualTo("(l.owner_id = ?)");
            assertThat(allowed(OTHER, null, null)).isFalse();
        });
    }

    private static boolean allowed(UUID owner, UUID team, UUID branch) {
        return Access.reaches("lead:read", owner, team, branch);
    }

    private static void as(Map<String, Scope> grants, Runnable work) {
        Caller caller = new Caller(
                Caller.Kind.MEMBER, ME, "Me", "me@x.example", MY_TEAM, Set.of(MY_BRANCH), Set.of("sales"), grants);
        Context.run(RequestContext.system(tenant(), "test", "test").as(caller), work);
    }

    private static Tenant tenant() {
        return new Tenant(
                UUID.randomUUID(),
                "alpha",
                "Alpha",
                "t_alpha",
                TenantStatus.ACTIVE,
                Set.of(),
                Locale.ENGLISH,
                ZoneId.of("UTC"),
                "EUR",
                "DE",
                "#0c7489");
    }
}
