package dev.cohort.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.audit.TestAudit;
import dev.cohort.event.TestEvents;
import dev.cohort.module.Contributions;
import dev.cohort.persistence.TestClock;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whom and what policies are for, beside the records of modules. */
@ExtendWith(TestDatabase.class)
class PoliciesTest {
    private final TestDatabase db;
    private final Policies policies;

    PoliciesTest(TestDatabase db) {
        this.db = db;
        TestClock clock = new TestClock("2026-11-20T12:00:00Z");
        Contributions kinds = Contributions.fixed(new PersonRetention(Contributions.fixed()), new Entries());
        Privacy privacy =
                new Privacy(db.transaction(), Contributions.fixed(), TestAudit.on(db), TestEvents.on(db), clock);
        policies = new Policies(db.transaction(), kinds, privacy, TestAudit.on(db), clock);
    }

    /** Entries with nobody behind them, as a module has them; here they are organizations. */
    private static final class Entries implements RetentionOfRows {
        @Override
        public String recordType() {
            return "entry";
        }

        @Override
        public List<String> scopes() {
            return List.of("old");
        }

        @Override
        public Rows rows(String scope) {
            return new Rows("organization", "created_at < :before", "name = 'blank'", "name <> 'blank'");
        }
    }

    @BeforeEach
    void empty() {
        db.clear();
    }

    @Test
    void whoHasNoRecordAndIsSpokenToNoMoreIsForgotten() {
        UUID old = person("2024-01-01");
        person("2026-11-01");
        UUID written = person("2024-01-01");
        sql(
                "insert into message (id, direction, channel, purpose, status, person_id, address, body_text, thread_id, message_id,"
                        + " due_at, actor_name, created_at, changed_at) values (gen_random_uuid(), 'OUT', 'email', 'service', 'SENT', '"
                        + written + "', 'a@b.example', 'x', gen_random_uuid(), 'm', now(), 'x', '2026-11-01', now())");
        Policy policy = policy("person", "without-records", null);

        assertThat(in(() -> policies.tryOut(policy.id())).sample())
                .extracting(PolicyTrial.Someone::personId)
                .containsExactly(old);
    }

    @Test
    void entriesAreMadeNamelessOnceOrGoAltogether() {
        for (String day : List.of("2024-01-01", "2024-01-02", "2026-11-19"))
            sql("insert into organization (id, name, name_normalized, search_text, created_at, changed_at) values"
                    + " (gen_random_uuid(), 'x', 'x', 'x', '" + day + "', now())");
        Policy policy = policy("entry", "old", PolicyAction.ANONYMISE);
        assertThat(in(() -> policies.tryOut(policy.id()))).satisfies(trial -> {
            assertThat(trial.people()).isEqualTo(2);
            assertThat(trial.entries()).isTrue();
        });
        assertThat(in(() -> policies.forgetSome(policy, 50))).isEqualTo(2);
        assertThat(in(() -> policies.forgetSome(policy, 50))).isZero();
        assertThat(names()).containsExactlyInAnyOrder("blank", "blank", "x");

        in(() -> {
            policies.delete(policy.id());
            return true;
        });
        Policy gone = policy("entry", "old", PolicyAction.DELETE);
        assertThat(in(() -> policies.forgetSome(gone, 50))).isEqualTo(2);
        assertThat(names()).containsExactly("x");
    }

    @Test
    void peopleAreNotDeleted() {
        assertThatThrownBy(() -> policy("person", "without-records", PolicyAction.DELETE))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                                problem.faults().getFirst().field())
                        .isEqualTo("action"));
    }

    private Policy policy(String kind, String scope, @org.jspecify.annotations.Nullable PolicyAction action) {
        return in(() -> policies.create(new PolicyFields(kind, scope, 365, action, true)));
    }

    private UUID person(String day) {
        UUID id = UUID.randomUUID();
        sql("insert into person (id, created_at, changed_at) values ('" + id + "', '" + day + "', '" + day + "')");
        return id;
    }

    private List<String> names() {
        return in(() -> db.transaction()
                .handle()
                .createQuery("select name from organization")
                .mapTo(String.class)
                .list());
    }

    private void sql(String statement) {
        in(() -> db.transaction().handle().execute(statement));
    }

    private <T> T in(Supplier<T> work) {
        return Context.call(db.system(db.alpha()), () -> db.transactions().inNew(work));
    }
}
