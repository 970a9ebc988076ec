package dev.cohort.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cohort.access.Caller;
import dev.cohort.leads.capture.Arrival;
import dev.cohort.leads.capture.InboxCounts;
import dev.cohort.leads.capture.InboxState;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Json;
import dev.cohort.rest.ListQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class InboxTest {
    private static final long SEED = 20261121;

    private LeadsFixture on;

    @BeforeEach
    void open(TestDatabase db) {
        on = new LeadsFixture(db);
    }

    @Test
    void anEnquiryIsKeptAndBecomesALeadOfTheBranch() {
        on.capture.receive(Map.of("firstName", "Anna", "email", "anna@example.org", "utmSource", "newsletter"));
        assertThat(states()).isEqualTo("CREATED");
        assertThat(text("select source || ' ' || coalesce(branch_id::text, '') from lead"))
                .isEqualTo("newsletter " + LeadsFixture.BERLIN);
    }

    @Test
    void theSamePersonAgainIsAddedToTheirLeadAndEachOfTheirWordsStandsInTheTimeline() {
        on.capture.receive(Map.of("firstName", "Anna", "email", "anna@example.org", "notes", "Mornings?"));
        on.capture.receive(Map.of("firstName", "Anna", "email", "ANNA@example.org", "notes", "And evenings?"));
        on.capture.receive(Map.of("firstName", "Anna", "email", "anna@example.org", "notes", "Mornings?"));
        assertThat(states()).isEqualTo("CREATED,MERGED,MERGED");
        assertThat(on.capture.texts("select body from activity order by happened_at, id"))
                .containsExactlyInAnyOrder("Mornings?", "And evenings?", "Mornings?");
    }

    @Test
    void whoFillsTheTrapIsThankedAndIgnored() {
        on.capture.receive(Map.of("firstName", "Bot", "website", "http://spam.example"));
        assertThat(states()).isEqualTo("IGNORED");
        assertThat(text("select count(*)::text from lead")).isEqualTo("0");
    }

    @Test
    void aRefusedEnquiryIsKeptWithTheReason() {
        for (Map<String, String> wrong : List.of(Map.of("email", "none@none"), Map.of("firstName", "A", "owner", "me")))
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> on.capture.keep(wrong, null));
        assertThat(states()).isEqualTo("FAILED,FAILED");
        assertThat(on.capture.texts("select reason_code from inbox"))
                .containsExactlyInAnyOrder("invalid", "unknown-field");
    }

    @Test
    void aSlipThatTheVisitorIsToldOfAtOnceIsNothingForTheInbox() {
        Arrival slip = new Arrival("public-form", "application/json", Map.of(), "{\"email\": \"none@none\"}", "key-1");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> on.as(Caller.VISITOR, () -> {
                    on.inbox.check(slip);
                    return true;
                }));
        assertThat(text("select count(*)::text from inbox")).isEqualTo("0");
    }

    @Test
    void whatIsNoJsonIsKeptAsItCame() {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> on.capture.keepRaw("name=Anna&\0", null));
        assertThat(text("select body from inbox")).isEqualTo("name=Anna&\uFFFD");
        assertThat(states()).isEqualTo("FAILED");
    }

    @Test
    void aSendersKeyIsTakenOnce() {
        Map<String, String> anna = Map.of("firstName", "Anna", "email", "anna@example.org");
        UUID first = on.capture.keep(anna, "key-1");
        assertThat(on.capture.keep(anna, "key-1")).isEqualTo(first);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> on.capture.keep(Map.of("firstName", "Berta"), "key-1"))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("idempotency-key-reused"));
        on.capture.take(first);
        assertThat(on.capture.keep(anna, "key-1")).isEqualTo(first);
        assertThat(states()).isEqualTo("CREATED");
    }

    @Test
    void whoCorrectsARefusedEnquiryMayUseTheirKeyAgain() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> on.capture.keep(Map.of("firstName", "Anna", "email", "none@none"), "key-1"));
        on.capture.take(on.capture.keep(Map.of("firstName", "Anna", "email", "anna@example.org"), "key-1"));
        assertThat(on.capture.texts("select state from inbox")).containsExactlyInAnyOrder("FAILED", "CREATED");
    }

    @Test
    void aFailedOneIsCorrectedAndTakenAndItsBodyStaysAsItCame() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> on.capture.keep(Map.of("firstName", "Anna", "email", "none@none"), null));
        UUID id = UUID.fromString(text("select id::text from inbox"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> on.as(Caller.SYSTEM, () -> on.capture
                        .desk()
                        .replay(id, Json.tree(Map.of("firstName", "Anna", "email", "still@wrong")))));
        assertThat(states()).isEqualTo("FAILED");
        var after = on.as(Caller.SYSTEM, () -> on.capture
                .desk()
                .replay(id, Json.tree(Map.of("firstName", "Anna", "email", "anna@example.org"))));
        assertThat(after.state()).isEqualTo(InboxState.CREATED);
        assertThat(after.body()).contains("none@none");
        assertThat(after.leadId()).isNotNull();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> on.as(Caller.SYSTEM, () -> on.capture.desk().replay(id, null)))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("inbox-settled"));
    }

    @Test
    void whatWasKeptBeforeACrashIsTakenByTheSweep() {
        UUID id = on.capture.keep(Map.of("firstName", "Anna", "email", "anna@example.org"), null);
        // The node ends here, and with it whoever would have heard.
        on.capture.texts("update inbox set due_at = due_at - interval '10 minutes' returning id::text");
        on.capture.sweep();
        assertThat(on.capture.texts("select state from inbox where id = '" + id + "'"))
                .containsExactly("CREATED");
    }

    /** Some are taken twice at once, some are left where a node was killed, some break; each becomes one thing, once. */
    @Test
    void eachIsTakenOnceWhateverBreaksAndTheCountsAddUp() throws Exception {
        Random random = new Random(SEED);
        List<UUID> kept = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            int person = random.nextInt(25);
            String email = random.nextInt(8) == 0 ? "none@none" : "person" + person + "@example.org";
            Map<String, String> payload = random.nextInt(10) == 0
                    ? Map.of("lastName", "Bot", "website", "x")
                    : Map.of("lastName", "Person", "email", email, "notes", "Word " + i);
            try {
                kept.add(on.capture.keep(payload, null));
            } catch (Problem wrong) {
                refused++;
            }
        }
        // A trigger stands for a database that fails now and then.
        breakNowAndThen();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<InboxState>> all = new ArrayList<>();
            for (UUID id : kept) {
                int times = random.nextInt(3);
                for (int i = 0; i < times; i++) all.add(threads.submit(() -> on.capture.take(id)));
            }
            for (Future<InboxState> each : all) each.get();
        }
        mend();
        on.capture.texts("update inbox set due_at = '2026-01-01' where due_at is not null returning id::text");
        on.capture.sweep();

        InboxCounts counts = on.as(Caller.SYSTEM, () -> on.capture.desk().counts(null, null));
        var sum = counts.total();
        assertThat(sum.received()).isEqualTo(60).isEqualTo(rows(ListQuery.first(1)));
        assertThat(sum.created() + sum.merged() + sum.failed() + sum.ignored() + sum.waiting())
                .isEqualTo(sum.received());
        assertThat(sum.waiting()).isZero();
        assertThat(sum.failed())
                .isEqualTo(refused)
                .isEqualTo(rows(ListQuery.first(1).where("state", "failed")));
        assertThat(text("select count(*)::text from lead")).isEqualTo(String.valueOf(sum.created()));
        assertThat(text("select count(*)::text from lead_touch"))
                .isEqualTo(String.valueOf(sum.created() + sum.merged()));
        assertThat(text("select count(distinct body)::text || ' ' || count(*) from activity"))
                .isEqualTo((sum.created() + sum.merged()) + " " + (sum.created() + sum.merged()));
    }

    private long rows(ListQuery query) {
        return on.as(Caller.SYSTEM, () -> on.capture.desk().count(query));
    }

    private void breakNowAndThen() throws Exception {
        owner(
                """
                create function t_alpha.now_and_then() returns trigger language plpgsql as
                    'begin if random() < 0.3 then raise exception ''broken for a moment''; end if; return new; end'
                """,
                "create trigger now_and_then before insert on t_alpha.lead_touch for each row"
                        + " execute function t_alpha.now_and_then()");
    }

    private void mend() throws Exception {
        owner("drop trigger now_and_then on t_alpha.lead_touch", "drop function t_alpha.now_and_then");
    }

    private void owner(String... statements) throws Exception {
        try (var connection = on.db.owner();
                var sql = connection.createStatement()) {
            for (String each : statements) sql.execute(each);
        }
    }

    private String states() {
        return text("select string_agg(state, ',' order by received_at, id) from inbox");
    }

    private String text(String sql) {
        return on.capture.texts(sql).getFirst();
    }
}
