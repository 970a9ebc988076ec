package dev.cohort.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.access.Caller;
import dev.cohort.access.Members;
import dev.cohort.access.Members.MemberSummary;
import dev.cohort.access.Scope;
import dev.cohort.leads.LeadFields;
import dev.cohort.leads.LeadLists;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.Leads;
import dev.cohort.leads.OnDuplicate;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Json;
import dev.cohort.rest.ListQuery;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two tenants, with a lead each of two who are one team and of one who is in another. */
@DisplayName("A permission reaches as far as its scope, and never into another tenant")
class ScopesIT extends Inside {
    @Inject
    private Members members;

    @Inject
    private Leads leads;

    @Inject
    private LeadLists lists;

    private final String tag = "scope" + UUID.randomUUID();
    private final Map<String, UUID> made = new TreeMap<>();

    @BeforeEach
    void leadsOfThreeOwnersAtEach() {
        for (String slug : Set.of(DEMO, CODELAB)) {
            in(slug, () -> elsewhere(slug));
            for (String owner : Set.of("sales", "sales2", "elsewhere"))
                made.put(
                        slug + " " + owner,
                        in(slug, () -> leads.create(lead(slug, owner), OnDuplicate.CREATE))
                                .id());
        }
    }

    /** One who sells in a team of their own. */
    private UUID elsewhere(String slug) {
        transaction
                .handle()
                .execute(
                        "insert into team (id, name) values (?, 'Elsewhere') on conflict do nothing",
                        UUID.randomUUID());
        UUID team = one(UUID.class, "select id from team where name = 'Elsewhere'");
        return members.add(
                "inside-elsewhere", "elsewhere@" + slug + ".example", "Else Where", team, null, List.of("sales"));
    }

    private LeadFields lead(String slug, String owner) {
        return Json.mapper()
                .convertValue(
                        Map.of(
                                "lastName", slug + " " + owner,
                                "owner", owner + "@" + slug + ".example",
                                "tags", new String[] {tag}),
                        LeadFields.class);
    }

    @Test
    void ownTeamAndAll() {
        for (String slug : Set.of(DEMO, CODELAB)) {
            for (String who : Set.of("sales", "sales2")) {
                assertThat(seen(slug, who, Scope.OWN)).containsExactly(slug + " " + who);
                assertThat(seen(slug, who, Scope.TEAM)).containsExactlyInAnyOrder(slug + " sales", slug + " sales2");
                assertThat(seen(slug, who, Scope.ALL))
                        .containsExactlyInAnyOrder(slug + " sales", slug + " sales2", slug + " elsewhere");
            }
            assertThat(seen(slug, "elsewhere", Scope.TEAM)).containsExactly(slug + " elsewhere");
        }
    }

    @Test
    void outsideTheScopeALeadIsNotThere() {
        Caller sales = member(DEMO, "sales", Scope.OWN);
        UUID own = made.get(DEMO + " sales");
        UUID colleagues = made.get(DEMO + " sales2");
        assertThat(in(DEMO, sales, () -> leads.get(own)).id()).isEqualTo(own);
        assertThatThrownBy(() -> in(DEMO, sales, () -> leads.get(colleagues)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
        Caller team = member(DEMO, "sales", Scope.TEAM);
        assertThat(in(DEMO, team, () -> leads.get(colleagues)).id()).isEqualTo(colleagues);
    }

    @Test
    void atAnotherTenantTheWidestScopeReachesNothing() {
        Caller everything = member(DEMO, "sales", Scope.ALL);
        assertThat(in(CODELAB, everything, () -> lists.list(tagged())).items())
                .allSatisfy(lead -> assertThat(lead.name()).startsWith(CODELAB))
                .hasSize(3);
        assertThatThrownBy(() -> in(CODELAB, everything, () -> leads.get(made.get(DEMO + " sales"))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
        Caller own = member(DEMO, "sales", Scope.OWN);
        assertThat(in(CODELAB, own, () -> lists.list(tagged())).items()).isEmpty();
    }

    private Set<String> seen(String slug, String who, Scope scope) {
        Caller caller = member(slug, who, scope);
        Set<String> listed = in(slug, caller, () -> lists.list(tagged())).items().stream()
                .map(lead -> lead.name())
                .collect(Collectors.toSet());
        assertThat(in(slug, caller, () -> lists.count(tagged()))).isEqualTo(listed.size());
        return listed;
    }

    private ListQuery tagged() {
        return ListQuery.first(50).where("tag", tag);
    }

    /** The member as it is, but with this scope for leads and no other permission. */
    private Caller member(String slug, String who, Scope scope) {
        MemberSummary member = in(slug, () -> members.list()).stream()
                .filter(each -> each.email().equals(who + "@" + slug + ".example"))
                .findFirst()
                .orElseThrow();
        Caller real = in(slug, () -> members.callerOf(member.id()));
        return new Caller(
                real.kind(),
                real.id(),
                real.name(),
                real.email(),
                real.teamId(),
                real.branchIds(),
                real.roles(),
                Map.of(LeadPermissions.READ, scope));
    }
}
