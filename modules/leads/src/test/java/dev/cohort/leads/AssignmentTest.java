package dev.cohort.leads;

import static dev.cohort.leads.LeadsFixture.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cohort.access.Caller;
import dev.cohort.leads.assignment.AssignmentCondition;
import dev.cohort.leads.assignment.AssignmentRule;
import dev.cohort.leads.assignment.AssignmentSettings;
import dev.cohort.leads.assignment.AssignmentTarget;
import dev.cohort.leads.assignment.AssignmentTarget.Kind;
import dev.cohort.leads.assignment.AssignmentTry;
import dev.cohort.leads.assignment.RuleFields;
import dev.cohort.leads.work.LeadArrived;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class AssignmentTest {
    private static final List<UUID> ALL = List.of(LeadsFixture.SALES, LeadsFixture.COLLEAGUE, LeadsFixture.ELSEWHERE);

    private LeadsFixture on;

    @BeforeEach
    void open(TestDatabase db) {
        on = new LeadsFixture(db);
    }

    @Test
    void theFirstRuleThatHoldsDecidesAndTeamAndBranchFollowTheOwner() {
        rule("From Vienna", when(List.of("fair"), null), Kind.MEMBER, List.of(LeadsFixture.ELSEWHERE), null);
        rule("The rest", AssignmentCondition.EVERY, Kind.MEMBER, List.of(LeadsFixture.SALES), null);
        on.capture.receive(Map.of("lastName", "Vera", "source", "Fair"));
        on.capture.receive(Map.of("lastName", "Rest"));
        assertThat(owners()).containsExactly("Else", "Jonas");
        assertThat(on.capture.texts("select branch_id::text from lead order by number_value"))
                .containsExactly(LeadsFixture.VIENNA.toString(), LeadsFixture.BERLIN.toString());
    }

    @Test
    void whoGetsALeadGetsOneFirstTaskWithItInTheSameTransaction() {
        rule("All", AssignmentCondition.EVERY, Kind.MEMBER, List.of(LeadsFixture.SALES), null);
        on.capture.receive(Map.of("firstName", "Anna", "lastName", "Bell", "email", "anna@example.org"));
        on.capture.receive(Map.of("firstName", "Anna", "lastName", "Bell", "email", "anna@example.org"));
        assertThat(on.capture.texts("select subject || ' ' || owner_id from task"))
                .containsExactly("Contact Anna Bell " + LeadsFixture.SALES);
        assertThat(on.capture.texts("select cause || ' ' || rule_name from lead_assignment"))
                .containsExactly("RULE All");
    }

    @Test
    void whoMadeALeadKeepsItAndARuleThatIsOffDoesNothing() {
        AssignmentRule rule =
                rule("All", AssignmentCondition.EVERY, Kind.MEMBER, List.of(LeadsFixture.ELSEWHERE), null);
        on.as(LeadsFixture.sales(), () -> on.leads.take(lead("Sold", "By", null, null), OnDuplicate.CREATE));
        assertThat(owners()).containsExactly("Jonas");
        turnOff(rule);
        on.capture.receive(Map.of("lastName", "Nobody"));
        assertThat(owners()).containsExactly("Jonas", "");
    }

    @Test
    void inTurnManyAtOnceDifferByAtMostOne() throws Exception {
        rule("In turn", AssignmentCondition.EVERY, Kind.ROUND_ROBIN, ALL, null);
        int leads = 31;
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < leads; i++) {
                String name = "Person " + i;
                all.add(threads.submit(() -> on.capture.receive(Map.of("lastName", name))));
            }
            for (Future<?> each : all) each.get();
        }
        List<Integer> shares = on.capture.texts("select count(*)::text from lead group by owner_id").stream()
                .map(Integer::valueOf)
                .toList();
        assertThat(shares).hasSize(3);
        assertThat(shares.stream().mapToInt(Integer::intValue).sum()).isEqualTo(leads);
        assertThat(shares.stream().mapToInt(Integer::intValue).max().orElseThrow()
                        - shares.stream().mapToInt(Integer::intValue).min().orElseThrow())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void whoHasTheFewestOpenLeadsIsNext() {
        on.as(LeadsFixture.sales(), () -> on.leads.take(lead("One", "Open", null, null), OnDuplicate.CREATE));
        rule("Least", AssignmentCondition.EVERY, Kind.LEAST_LOADED, List.of(), LeadsFixture.TEAM);
        on.capture.receive(Map.of("lastName", "First"));
        assertThat(owners()).containsExactly("Jonas", "Amara");
    }

    @Test
    void tryingWritesNothingAndTellsWhoWouldHaveGotThem() {
        for (int i = 0; i < 6; i++)
            on.capture.receive(Map.of("lastName", "Past" + i, "source", i < 2 ? "fair" : "web"));
        RuleFields wanted = new RuleFields(
                "Fair", false, when(List.of("fair"), null), new AssignmentTarget(Kind.ROUND_ROBIN, ALL, null));
        on.as(Caller.SYSTEM, () -> on.assignmentRules.create(wanted));
        var outcome = on.as(
                Caller.SYSTEM,
                () -> on.assignmentRules.tried(
                        new AssignmentTry.Wish(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-30"), true)));
        assertThat(outcome.leads()).isEqualTo(6);
        assertThat(outcome.unassigned()).isEqualTo(4);
        assertThat(outcome.byOwner()).extracting(AssignmentTry.Share::leads).containsExactly(1, 1);
        assertThat(owners()).containsOnly("");
        assertThat(on.capture.texts("select count(*)::text from assignment_turn"))
                .containsExactly("0");
    }

    @Test
    void aLeadThatIsLeftAloneGoesOnAsOftenAsAllowedAndNeverBack() {
        rule("In turn", AssignmentCondition.EVERY, Kind.ROUND_ROBIN, ALL, null);
        on.as(Caller.SYSTEM, () -> {
            on.settings.set(AssignmentSettings.SLA_MINUTES, 10);
            on.settings.set(AssignmentSettings.SLA_TIMES, 5);
            return true;
        });
        on.capture.receive(Map.of("lastName", "Left"));
        pass();
        assertThat(owners()).containsExactly("Jonas");
        for (int i = 0; i < 4; i++) {
            on.capture.texts(
                    "update lead_assignment set assigned_at = assigned_at - interval '30 minutes' returning ''");
            pass();
        }
        assertThat(on.capture.texts("select string_agg(m.name, ',' order by a.assigned_at, a.id) from lead_assignment a"
                        + " join member m on m.id = a.owner_id"))
                .containsExactly("Jonas,Amara,Else");
        assertThat(on.capture.texts("select m.name from task t join member m on m.id = t.owner_id"))
                .as("the first task goes along with the lead")
                .containsExactly("Else");
    }

    @Test
    void anAnsweredLeadStaysWhereItIs() {
        rule("In turn", AssignmentCondition.EVERY, Kind.ROUND_ROBIN, ALL, null);
        on.as(Caller.SYSTEM, () -> {
            on.settings.set(AssignmentSettings.SLA_MINUTES, 10);
            return true;
        });
        on.capture.receive(Map.of("lastName", "Answered"));
        on.capture.texts("update lead_assignment set assigned_at = assigned_at - interval '30 minutes' returning ''");
        on.capture.texts("update lead set human_touch_at = now() returning ''");
        pass();
        assertThat(owners()).containsExactly("Jonas");
    }

    @Test
    void aTaskRuleForNewLeadsHoldsOnlyWhereTheLeadCameWithoutAFirstTask() {
        String arrived = "select facts ->> 'name' from ("
                + LeadsFixture.make(LeadArrived.class, (Object) null).occurrences() + ") arrivals";
        on.capture.receive(Map.of("lastName", "Without"));
        rule("All", AssignmentCondition.EVERY, Kind.MEMBER, List.of(LeadsFixture.SALES), null);
        on.capture.receive(Map.of("lastName", "With"));
        assertThat(on.capture.texts(arrived)).containsExactly("Without");
    }

    @Test
    void whoWasThereBeforeTheRuleIsGivenToSomebodyWhereThatIsWanted() {
        for (int i = 0; i < 3; i++) on.capture.receive(Map.of("lastName", "Before" + i, "source", "fair"));
        on.capture.receive(Map.of("lastName", "Elsewhere", "source", "web"));
        on.capture.receive(Map.of("lastName", "Over", "source", "fair"));
        on.capture.texts("update lead set archived = true, stage = 'enrolled', status = 'enrolled'"
                + " where number_value = (select max(number_value) from lead) returning ''");
        rule("In turn", when(List.of("fair"), null), Kind.ROUND_ROBIN, ALL, null);

        assertThat(on.as(Caller.SYSTEM, on.unowned::count)).isEqualTo(4);
        assertThat(on.as(Caller.SYSTEM, on.unowned::assign)).isEqualTo(3);

        assertThat(owners()).containsExactlyInAnyOrder("Jonas", "Amara", "Else", "", "");
        assertThat(on.capture.texts(
                        "select count(*)::text from audit_entry where record_type = 'lead' and action = 'change'"))
                .containsExactly("3");
        assertThat(on.as(Caller.SYSTEM, on.unowned::assign)).isZero();
    }

    @Test
    void aRuleForNobodyIsRefused() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> rule("None", AssignmentCondition.EVERY, Kind.ROUND_ROBIN, List.of(), null));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> rule("Two", AssignmentCondition.EVERY, Kind.MEMBER, ALL, null));
    }

    private void pass() {
        Context.run(on.db.system(on.db.alpha()), on.sla::run);
    }

    private AssignmentRule rule(
            String name, AssignmentCondition when, Kind kind, List<UUID> members, @Nullable UUID team) {
        return on.as(
                Caller.SYSTEM,
                () -> on.assignmentRules.create(
                        new RuleFields(name, true, when, new AssignmentTarget(kind, members, team))));
    }

    private void turnOff(AssignmentRule rule) {
        on.as(
                Caller.SYSTEM,
                () -> on.assignmentRules.change(
                        rule.id(), rule.version(), Patch.of(RuleFields.class, Json.tree(Map.of("active", false)))));
    }

    private static AssignmentCondition when(@Nullable List<String> sources, @Nullable List<String> interests) {
        return new AssignmentCondition(null, sources, interests, null, null, null, null, null, null);
    }

    private List<String> owners() {
        return on.capture.texts("select coalesce(m.name, '') from lead l left join member m on m.id = l.owner_id"
                + " order by l.number_value");
    }
}
