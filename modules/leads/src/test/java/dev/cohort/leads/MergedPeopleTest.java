package dev.cohort.leads;

import static dev.cohort.leads.LeadsFixture.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cohort.access.Caller;
import dev.cohort.merge.MergeAnswer;
import dev.cohort.merge.MergeOrder;
import dev.cohort.merge.MergeQuestion;
import dev.cohort.merge.PersonMerges;
import dev.cohort.merge.TableRows;
import dev.cohort.merge.UnmergeAnswer;
import dev.cohort.merge.UnmergeOrder;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.person.People;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ListQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two people who turn out to be one, and the other way round, over the tables of core, this module and an unknown one. */
@ExtendWith(TestDatabase.class)
class MergedPeopleTest {
    // What tells of changes is not taken back with them.
    private static final Set<String> TELLING = Set.of(
            "audit_entry",
            "event_outbox",
            "person_merge",
            "person_merge_row",
            "databasechangelog",
            "databasechangeloglock");

    private LeadsFixture on;
    private PersonMerges merges;
    private People people;
    private LeadDetails marta;
    private LeadDetails maria;

    @BeforeEach
    void twoLeads(TestDatabase db) throws SQLException {
        on = new LeadsFixture(db);
        people = on.people();
        merges = on.merges();
        alpha(
                "drop table if exists answer",
                "create table answer (id uuid primary key default gen_random_uuid(), person_id uuid not null references person,"
                        + " question text not null, given text, unique (person_id, question))");
        marta = create("Marta", "Nowak", "marta@example.org", null);
        maria = create("Maria", "Nowak", null, "0176 04069012");
        for (LeadDetails each : List.of(marta, maria))
            alpha(
                    "insert into activity (id, kind, body, happened_at, record_type, record_id, person_id, actor_name, created_at, changed_at)"
                            + " values (gen_random_uuid(), 'NOTE', 'x', now(), 'person', '" + each.personId() + "', '"
                            + each.personId() + "', 'x', '2026-01-01', '2026-01-01')");
        alpha("insert into answer (person_id, question, given) values ('" + marta.personId() + "', 'news', 'yes'), ('"
                + maria.personId() + "', 'news', 'no'), ('" + maria.personId() + "', 'photos', 'yes')");
    }

    @AfterEach
    void gone() throws SQLException {
        alpha("drop table if exists answer");
    }

    private LeadDetails create(String first, String last, @Nullable String email, @Nullable String phone) {
        return on.as(admin(), () -> on.leads.create(lead(first, last, email, phone), OnDuplicate.CREATE));
    }

    private static Caller admin() {
        return LeadsFixture.manager();
    }

    private void alpha(String... statements) throws SQLException {
        try (Connection connection = on.db.connection(on.db.alpha());
                Statement sql = connection.createStatement()) {
            for (String each : statements) sql.execute(each);
            connection.commit();
        }
    }

    /** Every table of the tenant, each row as JSON. */
    private Map<String, List<String>> everything() throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Connection connection = on.db.connection(on.db.alpha());
                Statement sql = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet found = sql.executeQuery(
                    "select table_name from information_schema.tables where table_schema = current_schema() order by 1")) {
                while (found.next()) names.add(found.getString(1));
            }
            names.removeAll(TELLING);
            for (String name : names) {
                List<String> rows = new ArrayList<>();
                try (ResultSet found =
                        sql.executeQuery("select to_jsonb(t)::text from \"" + name + "\" t order by 1")) {
                    while (found.next()) rows.add(found.getString(1));
                }
                tables.put(name, rows);
            }
        }
        return tables;
    }

    private MergeAnswer merge(LeadDetails winner, LeadDetails loser, Map<String, String> fields) {
        return on.as(admin(), () -> merges.merge(winner.personId(), new MergeOrder(loser.personId(), fields, null)));
    }

    private UnmergeAnswer unmerge(LeadDetails winner) {
        return on.as(admin(), () -> merges.unmerge(winner.personId(), new UnmergeOrder(null)));
    }

    @Test
    void everyRowMovesAndTheChosenFieldsStand() {
        MergeAnswer answer = merge(marta, maria, Map.of("firstName", "other"));

        assertThat(answer.person().firstName()).isEqualTo("Maria");
        assertThat(answer.person().email()).isEqualTo("marta@example.org");
        assertThat(answer.person().phoneE164()).isEqualTo("+4917604069012");
        assertThat(answer.person().formerIds()).containsExactly(maria.personId());
        assertThat(answer.moved()).contains(new TableRows("lead", 1), new TableRows("answer", 1));
        // The second answer to one question would break the table's rule: it stays where it was.
        assertThat(answer.kept()).contains(new TableRows("answer", 1));
        assertThat(on.as(admin(), () -> on.leads.get(maria.id())).personId()).isEqualTo(marta.personId());
    }

    @Test
    void theOldIdLeadsToTheNewPersonAndTheSearchFindsThemByTheOldName() {
        merge(marta, maria, Map.of());

        assertThat(on.as(admin(), () -> people.get(maria.personId())).id()).isEqualTo(marta.personId());
        assertThat(on.as(admin(), () -> people.list(ListQuery.first(5).searching("maria"), null))
                        .items())
                .extracting("id")
                .containsExactly(marta.personId());
        assertThat(on.as(admin(), () -> on.lists.list(ListQuery.first(5).searching("maria")))
                        .items())
                .extracting("id")
                .containsExactly(marta.id());
    }

    private MergeAnswer merge(LeadDetails winner, LeadDetails loser, String stays) {
        return on.as(
                admin(),
                () -> merges.merge(winner.personId(), new MergeOrder(loser.personId(), null, Map.of("lead", stays))));
    }

    private void note(LeadDetails lead, String body) throws SQLException {
        alpha(
                "insert into activity (id, kind, body, happened_at, record_type, record_id, person_id, actor_name, created_at,"
                        + " changed_at) values (gen_random_uuid(), 'NOTE', '" + body + "', now(), 'lead', '" + lead.id()
                        + "', '"
                        + lead.personId() + "', 'x', '2026-01-01', '2026-01-01')");
    }

    private List<UUID> shown() {
        return on.as(admin(), () -> on.lists.list(ListQuery.first(9))).items().stream()
                .map(LeadSummary::id)
                .toList();
    }

    @Test
    void ofTwoOpenLeadsTheFurtherGoesOnWithWhatHungOnTheOther() throws SQLException {
        on.as(admin(), () -> on.leads.moveTo(maria.id(), new StatusChange("contacted", null, null)));
        note(marta, "asked for evenings");
        alpha("update lead set interest = 'English', tags = '{a,b}', notes = 'one' where id = '" + marta.id() + "'");
        alpha("update lead set tags = '{b,c}', notes = 'two' where id = '" + maria.id() + "'");
        Map<String, List<String>> before = everything();

        MergeQuestion question = on.as(admin(), () -> merges.preview(marta.personId(), maria.personId()))
                .questions()
                .getFirst();
        assertThat(question.suggested()).isEqualTo(maria.id());
        assertThat(question.options()).extracting("side").containsExactlyInAnyOrder("this", "other");
        MergeAnswer answer = merge(marta, maria, Map.of());

        assertThat(answer.closed()).extracting("id", "into").containsExactly(tuple(marta.id(), maria.id()));
        assertThat(shown()).containsExactly(maria.id());
        // The old number and id lead to the one that goes on.
        LeadDetails kept = on.as(admin(), () -> on.leads.find(marta.number())).orElseThrow();
        assertThat(kept.id()).isEqualTo(maria.id());
        assertThat(kept.interest()).isEqualTo("English");
        assertThat(kept.tags()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(kept.notes()).isEqualTo("two\n\none");
        assertThat(on.as(admin(), () -> on.timelines.timeline(maria.id())).items())
                .extracting("kind")
                .contains(LeadTimeline.Kind.MERGED, LeadTimeline.Kind.ACTIVITY);
        assertThatThrownBy(() ->
                        on.as(admin(), () -> on.leads.moveTo(marta.id(), new StatusChange("contacted", null, null))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("lead-merged"));

        unmerge(marta);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whichLeadGoesOnIsChosenAndAllMay() {
        assertThat(merge(marta, maria, maria.id().toString()).closed())
                .extracting("id")
                .containsExactly(marta.id());
        unmerge(marta);
        assertThat(merge(marta, maria, "all").closed()).isEmpty();
        assertThat(shown()).containsExactlyInAnyOrder(marta.id(), maria.id());
        unmerge(marta);
        assertThatThrownBy(() -> merge(marta, maria, UUID.randomUUID().toString()))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                                problem.faults().getFirst().field())
                        .isEqualTo("stays.lead"));
    }

    @Test
    void severalOpenLeadsGoIntoOneAndComeBackEachWithItsOwn() throws SQLException {
        UUID second = UUID.randomUUID();
        alpha(
                "insert into lead (id, person_id, source, medium, campaign, status, stage, stage_since, created_at, changed_at)"
                        + " values ('" + second + "', '" + maria.personId()
                        + "', 'web', 'none', 'none', 'new', 'new', now(), now(), now())");
        note(maria, "first");
        alpha(
                "insert into activity (id, kind, body, happened_at, record_type, record_id, person_id, actor_name, created_at,"
                        + " changed_at) values (gen_random_uuid(), 'NOTE', 'second', now(), 'lead', '" + second + "', '"
                        + maria.personId() + "', 'x', '2026-01-01', '2026-01-01')");
        Map<String, List<String>> before = everything();

        assertThat(merge(marta, maria, marta.id().toString()).closed()).hasSize(2);
        assertThat(shown()).containsExactly(marta.id());
        unmerge(marta);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aLeadThatHasEndedIsNotInQuestion() throws SQLException {
        alpha("update lead set stage = 'lost', status = 'lost', lost_reason = 'x' where id = '" + maria.id() + "'");
        assertThat(on.as(admin(), () -> merges.preview(marta.personId(), maria.personId()))
                        .questions())
                .isEmpty();
        assertThat(merge(marta, maria, Map.of()).closed()).isEmpty();
    }

    @Test
    void whatTheOtherOneWasKnownByLeadsToTheOneTheyHaveBecome() {
        LeadDetails old = create("Marta", "Nowak", "old@example.org", "0176 04069099");
        merge(marta, old, Map.of());
        merge(maria, marta, Map.of());

        for (LeadFields again :
                List.of(lead("Marta", "Nowak", "OLD@example.org", null), lead("Marta", "Nowak", null, "0176 04069099")))
            assertThatThrownBy(() -> on.as(admin(), () -> on.leads.create(again, OnDuplicate.REFUSE)))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("duplicate-suspected"));
        on.capture.receive(Map.of("firstName", "Marta", "lastName", "Nowak", "email", "old@example.org"));
        assertThat(on.capture.texts("select state from inbox")).containsExactly("MERGED");
        assertThat(on.capture.texts("select distinct person_id::text from lead"))
                .containsExactly(maria.personId().toString());
    }

    @Test
    void aMergeIsFoundAgainAndSaysWhetherItCanBeTakenBack() {
        merge(marta, maria, Map.of());
        assertThat(on.as(admin(), () -> merges.between(maria.personId(), marta.personId())))
                .hasValueSatisfying(merge -> {
                    assertThat(merge.personId()).isEqualTo(marta.personId());
                    assertThat(merge.goneName()).isEqualTo("Maria Nowak");
                    assertThat(merge.undoable()).isTrue();
                });
        LeadDetails third = create("Marta", "Nowak-Lind", null, null);
        merge(third, marta, Map.of());
        assertThat(on.as(admin(), () -> merges.between(maria.personId(), marta.personId())))
                .hasValueSatisfying(merge -> assertThat(merge.undoable()).isFalse());
        unmerge(third);
        unmerge(marta);
        assertThat(on.as(admin(), () -> merges.into(marta.personId()))).isEmpty();
    }

    @Test
    void takenBackEveryTableIsAsItWas() throws SQLException {
        Map<String, List<String>> before = everything();
        merge(marta, maria, Map.of("firstName", "other", "lastName", "this"));
        assertThat(everything()).isNotEqualTo(before);

        UnmergeAnswer answer = unmerge(marta);

        assertThat(answer.kept()).isEmpty();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whatCameToBeSinceStaysAndIsTold() throws SQLException {
        merge(marta, maria, Map.of());
        alpha(
                "insert into activity (id, kind, body, happened_at, record_type, record_id, person_id, actor_name, created_at, changed_at)"
                        + " values (gen_random_uuid(), 'NOTE', 'later', now(), 'lead', '" + marta.id() + "', '"
                        + marta.personId()
                        + "', 'x', '2027-01-01', now())");
        alpha("update person set city = 'Gera', version = version + 1 where id = '" + marta.personId() + "'");

        UnmergeAnswer answer = unmerge(marta);

        assertThat(answer.since()).contains(new TableRows("activity", 1));
        assertThat(answer.person().city()).isEqualTo("Gera");
        assertThat(answer.back().firstName()).isEqualTo("Maria");
    }

    @Test
    void aChainLeadsToItsEndAndIsTakenBackFromThere() throws SQLException {
        LeadDetails third = create("Marta", "Nowak-Lind", null, null);
        Map<String, List<String>> before = everything();
        merge(maria, marta, Map.of());
        merge(third, maria, Map.of());

        assertThat(on.as(admin(), () -> people.get(marta.personId())).id()).isEqualTo(third.personId());
        assertThatThrownBy(() -> unmerge(maria))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("merge-overtaken"));
        unmerge(third);
        unmerge(maria);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void ofTwoWhoMergeTheSameTwoAtOnceOneIsToldThatItIsDone() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<String>> both = new ArrayList<>();
            both.add(threads.submit(() -> outcome(marta, maria)));
            both.add(threads.submit(() -> outcome(maria, marta)));
            List<String> outcomes = List.of(both.get(0).get(), both.get(1).get());
            assertThat(outcomes).containsExactlyInAnyOrder("merged", "person-merged");
        }
    }

    private String outcome(LeadDetails winner, LeadDetails loser) {
        try {
            merge(winner, loser, Map.of());
            return "merged";
        } catch (Problem problem) {
            return problem.code();
        }
    }

    @Test
    void nobodyIsMergedWithThemselvesOrWithSomebodyOfAnotherTenant() {
        assertThatThrownBy(() -> merge(marta, marta, Map.of()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("merge-with-self"));
        UUID stranger = on.as(on.db.beta(), admin(), () -> on.leads
                .create(lead("Marta", "Nowak", "marta@example.org", null), OnDuplicate.CREATE)
                .personId());
        assertThatThrownBy(() ->
                        on.as(admin(), () -> merges.merge(marta.personId(), new MergeOrder(stranger, Map.of(), null))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }
}
