package dev.cohort.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cohort.leads.scoring.LeadScoring;
import dev.cohort.leads.scoring.LearnedScore;
import dev.cohort.leads.scoring.LearnedScore.Reason;
import dev.cohort.leads.scoring.PastLeads.PastLead;
import dev.cohort.leads.scoring.ScoringSettings;
import dev.cohort.leads.scoring.ScoringState;
import dev.cohort.leads.scoring.ScoringState.Verdict;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.tenancy.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class LearnedScoreTest {
    private LeadsFixture on;

    @BeforeEach
    void open(TestDatabase db) {
        on = new LeadsFixture(db);
    }

    /**
     * Ended leads: of those from the job fair with the level B2 most are won, of the others few. What only hindsight knows
     * stands in Tags.
     */
    private void past(Tenant tenant, int count) {
        sql(tenant, """
                insert into person (id, last_name, search_text, sort_name, created_at, changed_at)
                select cast('0190c000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as uuid), 'P' || n, 'p', 'p', now(), now()
                from generate_series(1, %d) n
                """.formatted(count));
        sql(tenant, """
                insert into lead (id, person_id, source, custom_fields, status, stage, stage_since, archived, created_at, changed_at)
                select id, id, case when n % 3 = 0 then 'Job fair' else 'Newspaper' end,
                    jsonb_build_object('Level', case when n % 2 = 0 then 'B2' else 'A1' end, 'Tags', stage,
                        'Visits', n % 17),
                    stage, stage, at + interval '9 days', false, at, at
                from (
                    select id, n, timestamptz '2026-01-01' + n * interval '1 hour' as at,
                        case when (n * 7919) % 100 < case when n % 3 = 0 then 40 else 0 end + case when n % 2 = 0 then 40 else 5 end
                            then 'converted' else 'lost' end as stage
                    from (select id, row_number() over (order by id) as n from person) p) l
                """);
    }

    private void sql(Tenant tenant, String statement) {
        on.as(tenant, LeadsFixture.manager(), () -> on.db.transaction().handle().execute(statement));
    }

    private ScoringState train(Tenant tenant) {
        List<PastLead> past = as(tenant, () -> on.past.all());
        return as(tenant, () -> on.scoring.keep(LeadScoring.learn(past)));
    }

    private <T> T as(Tenant tenant, Supplier<T> work) {
        return on.as(tenant, LeadsFixture.manager(), work);
    }

    private UUID asked(String source, String level) {
        LeadFields fields = patched(
                LeadsFixture.lead("Marta", "Nowak", null, null),
                Map.of("source", source, "customFields", Map.of("Level", level, "Tags", "converted")));
        return on.as(LeadsFixture.manager(), () -> on.leads.create(fields, OnDuplicate.CREATE))
                .id();
    }

    private static LeadFields patched(LeadFields fields, Map<String, ?> changes) {
        return Patch.of(LeadFields.class, Json.tree(changes)).on(fields);
    }

    private LearnedScore learned(UUID lead) {
        return Objects.requireNonNull(
                on.as(LeadsFixture.manager(), () -> on.scoring.of(lead)).learned(), "no learned score is shown");
    }

    @Test
    void whereItBeatsTheRulesItStandsBesideThemWithItsReasons() {
        past(on.db.alpha(), 900);
        ScoringState state = train(on.db.alpha());
        assertThat(state.verdict()).isEqualTo(Verdict.SHOWN);
        assertThat(state.leads()).isEqualTo(900);
        assertThat(Objects.requireNonNull(state.learned()).auc())
                .isGreaterThan(Objects.requireNonNull(state.rules()).auc());
        assertThat(state.learned().brier()).isLessThan(state.rules().brier());
        LearnedScore good = learned(asked("Job fair", "B2"));
        LearnedScore bad = learned(asked("Newspaper", "A1"));
        assertThat(good.value()).isGreaterThan(60);
        assertThat(good.badge()).isEqualTo(ScoreBadge.of(good.value()));
        assertThat(bad.value()).isLessThan(25);
        assertThat(good.reasons().subList(0, 2).stream().map(Reason::field).toList())
                .containsExactlyInAnyOrder("custom:Level", "source");
        assertThat(good.reasons().getFirst().logOdds()).isPositive();
        double sum = good.base()
                + good.reasons().stream().mapToDouble(Reason::logOdds).sum();
        assertThat(1 / (1 + Math.exp(-sum))).isCloseTo(good.probability(), within(1e-6));
    }

    @Test
    void anotherTenantHasNothingOfIt() {
        past(on.db.alpha(), 400);
        train(on.db.alpha());
        assertThat(as(on.db.beta(), () -> on.scoring.state()).verdict()).isEqualTo(Verdict.UNTRAINED);
        assertThat(as(on.db.beta(), () -> on.past.all())).isEmpty();
        UUID lead = as(on.db.beta(), () -> on.leads.create(LeadsFixture.lead("A", "B", null, null), OnDuplicate.CREATE))
                .id();
        assertThat(as(on.db.beta(), () -> on.scoring.of(lead)).learned()).isNull();
    }

    @Test
    void fewLeadsTeachNothing() {
        past(on.db.alpha(), ScoringState.FEWEST - 1);
        ScoringState state = train(on.db.alpha());
        assertThat(state.verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(state.learned()).isNull();
        UUID lead = asked("Job fair", "B2");
        assertThat(on.as(LeadsFixture.manager(), () -> on.scoring.of(lead)).learned())
                .isNull();
    }

    @Test
    void whatIsNoBetterThanTheRulesIsNotShown() {
        past(on.db.alpha(), 400);
        // What is left is the number of visits, which says nothing.
        sql(
                on.db.alpha(),
                "update lead set source = 'x', custom_fields = custom_fields - 'Level' - 'Tags', created_at = '2026-01-01'");
        assertThat(train(on.db.alpha()).verdict()).isEqualTo(Verdict.NOT_BETTER);
        UUID lead = asked("Job fair", "B2");
        assertThat(on.as(LeadsFixture.manager(), () -> on.scoring.of(lead)).learned())
                .isNull();
    }

    @Test
    void aFieldKnownOnlyAfterwardsIsLeftOut() {
        past(on.db.alpha(), 300);
        assertThat(fieldsKnown()).contains("custom:Level").doesNotContain("custom:Tags");
        on.as(LeadsFixture.manager(), () -> {
            on.settings.set(ScoringSettings.KNOWN_AFTERWARDS, "level, INTEREST");
            return true;
        });
        assertThat(fieldsKnown()).contains("custom:Tags").doesNotContain("custom:Level");
    }

    private Set<String> fieldsKnown() {
        return as(on.db.alpha(), () -> on.past.all())
                .getFirst()
                .sample()
                .known()
                .keySet();
    }

    @Test
    void whatWasWrittenAfterTheCutOffIsTakenBack() {
        UUID id = asked("Newspaper", "A1");
        sql(on.db.alpha(), "update lead set created_at = created_at - interval '30 days'");
        sql(on.db.alpha(), "update lead_stage_change set changed_at = changed_at - interval '30 days'");
        LeadDetails lead = on.as(LeadsFixture.manager(), () -> on.leads.get(id));
        var late = Patch.of(
                LeadFields.class, Json.tree(Map.of("interest", "Piano", "customFields", Map.of("Level", "C1"))));
        on.as(LeadsFixture.manager(), () -> on.leads.change(id, lead.version(), late));
        on.as(LeadsFixture.manager(), () -> on.leads.moveTo(id, new StatusChange("converted", null, null)));
        Map<String, String> known =
                as(on.db.alpha(), () -> on.past.all()).getFirst().sample().known();
        assertThat(known).containsEntry("custom:Level", "A1").doesNotContainKey("interest");
        // A change in time counts.
        sql(on.db.alpha(), "update audit_entry set occurred_at = occurred_at - interval '29 days 12 hours'");
        known = as(on.db.alpha(), () -> on.past.all()).getFirst().sample().known();
        assertThat(known).containsEntry("custom:Level", "C1").containsEntry("interest", "Piano");
    }

    @Test
    void whatWasWrittenWithTheOutcomeOrAfterItIsTakenBackHoweverEarlyItWas() {
        UUID id = asked("Newspaper", "A1");
        on.as(LeadsFixture.manager(), () -> on.leads.moveTo(id, new StatusChange("lost", "no money", null)));
        LeadDetails lead = on.as(LeadsFixture.manager(), () -> on.leads.get(id));
        var late = Patch.of(LeadFields.class, Json.tree(Map.of("city", "Berlin")));
        on.as(LeadsFixture.manager(), () -> on.leads.change(id, lead.version(), late));
        PastLead past = as(on.db.alpha(), () -> on.past.all()).getFirst();
        assertThat(past.sample().won()).isFalse();
        assertThat(past.sample().known()).doesNotContainKeys("city", "lostReason", "status", "stage", "score");
    }

    @Test
    void anAnswerCountsThatWasWrittenDownInTime() {
        asked("Newspaper", "A1");
        sql(on.db.alpha(), """
                insert into activity (id, kind, direction, happened_at, record_type, record_id, actor_name, created_at, changed_at)
                select gen_random_uuid(), 'WHATSAPP', 'IN', created_at + interval '1 hour', 'lead', id, 'x',
                    created_at + n * interval '30 hours', now()
                from lead cross join generate_series(0, 1) n
                """);
        sql(
                on.db.alpha(),
                "update lead set stage = 'lost', status = 'lost', stage_since = created_at + interval '9 days'");
        sql(
                on.db.alpha(),
                "update lead_stage_change set changed_at = changed_at + interval '9 days', to_stage = 'lost'");
        assertThat(as(on.db.alpha(), () -> on.past.all()).getFirst().sample().known())
                .containsEntry("answers", "1");
    }

    @Test
    void theRulesAreComparedWithoutTheStageThatTellsTheOutcome() {
        UUID won = asked("Newspaper", "A1");
        UUID lost = asked("Newspaper", "A1");
        on.as(LeadsFixture.manager(), () -> on.leads.moveTo(won, new StatusChange("converted", null, null)));
        on.as(LeadsFixture.manager(), () -> on.leads.moveTo(lost, new StatusChange("lost", "no money", null)));
        List<PastLead> past = as(on.db.alpha(), () -> on.past.all());
        assertThat(past.get(0).rules()).isEqualTo(past.get(1).rules());
    }

    @Test
    void anEndedLeadHasNoForecast() {
        past(on.db.alpha(), 900);
        train(on.db.alpha());
        UUID id = asked("Job fair", "B2");
        on.as(LeadsFixture.manager(), () -> on.leads.moveTo(id, new StatusChange("lost", "moved away", null)));
        assertThat(on.as(LeadsFixture.manager(), () -> on.scoring.of(id)).learned())
                .isNull();
    }

    @Test
    void aTrainingIsDueWhenOtherLeadsHaveEnded() {
        assertThat(as(on.db.alpha(), () -> on.scoring.isDue())).isFalse();
        past(on.db.alpha(), 900);
        assertThat(as(on.db.alpha(), () -> on.scoring.isDue())).isTrue();
        train(on.db.alpha());
        assertThat(as(on.db.alpha(), () -> on.scoring.isDue())).isFalse();
        UUID id = asked("Job fair", "B2");
        on.as(LeadsFixture.manager(), () -> on.leads.moveTo(id, new StatusChange("lost", "moved away", null)));
        assertThat(as(on.db.alpha(), () -> on.scoring.isDue())).isTrue();
    }
}
