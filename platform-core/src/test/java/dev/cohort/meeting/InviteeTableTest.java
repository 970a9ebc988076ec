package dev.cohort.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.access.Caller;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.Scope;
import dev.cohort.meeting.InviteeTable.Row;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.person.TestReach;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is asked to come, where an address was typed. */
@ExtendWith(TestDatabase.class)
class InviteeTableTest {
    private static final UUID MEMBER = UUID.fromString("0190b000-0000-7000-8000-000000000020");
    private static final UUID MEETING = UUID.fromString("0190b000-0000-7000-8000-000000000021");
    private static final UUID ANN = UUID.fromString("0190b000-0000-7000-8000-000000000022");

    private final TestDatabase db;
    private final InviteeTable table;

    InviteeTableTest(TestDatabase db) {
        this.db = db;
        this.table = new InviteeTable(db.transaction(), TestReach.on(db));
    }

    @BeforeEach
    void oneMeeting() {
        db.clear();
        sql(
                "insert into member (id, subject, email, name, created_at) values ('" + MEMBER
                        + "', 'm', 'm@alpha.example', 'Tom', now())",
                "insert into meeting (id, title, start_local, end_local, zone, starts_at, ends_at, owner_id, created_at, changed_at)"
                        + " values ('" + MEETING + "', 'Talk', now(), now(), 'UTC', now(), now() + interval '1 hour', '"
                        + MEMBER + "', now(), now())",
                person(ANN, "Ann", "Lee"));
    }

    private static String person(UUID id, String first, String last) {
        return "insert into person (id, first_name, last_name, email, email_normalized, language, created_at, changed_at) values ('"
                + id + "', '" + first + "', '" + last + "', 'ann@example.org', 'ann@example.org', 'de', now(), now())";
    }

    @Test
    void theAddressOfSomebodyKnownIsThatPersonAndStandsThereOnce() {
        keep(Scope.ALL, new NewInvitee(null, ANN, null, null), typed("ANN@example.org", null));

        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.personId()).isEqualTo(ANN);
            assertThat(row.consentOf()).isEqualTo(ANN);
            assertThat(row.locale()).isEqualTo("de");
        });
    }

    @Test
    void whoMayNotSeeThePersonLearnsNothingButTheirConsentIsAskedAllTheSame() {
        keep(Scope.OWN, typed("ann@example.org", null));

        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.personId()).isNull();
            assertThat(row.name()).isNull();
            assertThat(row.consentOf()).isEqualTo(ANN);
            assertThat(row.locale()).isEqualTo("de");
        });
    }

    @Test
    void ofSeveralWithOneAddressTheOneOfThatNameIsMeant() {
        UUID ben = UUID.randomUUID();
        sql(person(ben, "Ben", "Lee"));

        keep(Scope.ALL, typed("ann@example.org", "ben lee"));

        assertThat(rows()).extracting(Row::personId).containsExactly(ben);
    }

    @Test
    void whoWasTypedBeforeTheyWereKnownStaysAsTheyAreAndKeepsTheAnswer() {
        sql("delete from person");
        keep(Scope.ALL, typed("ann@example.org", null));
        UUID asked = rows().getFirst().id();
        sql(person(ANN, "Ann", "Lee"));

        keep(Scope.ALL, typed("ann@example.org", null), typed("bo@example.org", null));

        assertThat(rows()).extracting(Row::email).containsExactly("ann@example.org", "bo@example.org");
        assertThat(rows()).extracting(Row::consentOf).containsExactly(ANN, null);
        assertThat(rows().getFirst().id()).isEqualTo(asked);
    }

    @Test
    void whoHasBookedByThemselvesIsToldOfItWhateverElseTheyDoNotWant() {
        sql(
                "insert into booking (meeting_id, member_id, during, digest, name, email, visitor_zone, created_at) values ('"
                        + MEETING + "', '" + MEMBER
                        + "', tstzrange(now(), now() + interval '1 hour'), '\\x01', 'Ann', 'ann@example.org', 'UTC', now())");
        keep(Scope.OWN, typed("ann@example.org", "Ann"));
        assertThat(rows()).extracting(Row::consentOf).containsOnlyNulls();
    }

    @Test
    void theAddressOfSomebodyMergedIsThatOfWhomTheyHaveBecome() {
        UUID winner = UUID.randomUUID();
        sql(
                "insert into person (id, first_name, created_at, changed_at) values ('" + winner
                        + "', 'Anne', now(), now())",
                "update person set merged_into = '" + winner + "', deleted_at = now() where id = '" + ANN + "'");

        keep(Scope.ALL, typed("ann@example.org", null));

        assertThat(rows()).extracting(Row::personId).containsExactly(winner);
    }

    private static NewInvitee typed(String email, @org.jspecify.annotations.Nullable String name) {
        return new NewInvitee(null, null, email, name);
    }

    private void keep(Scope scope, NewInvitee... wanted) {
        Caller caller = new Caller(
                Caller.Kind.MEMBER,
                MEMBER,
                "Tom",
                "m@alpha.example",
                null,
                Set.of(),
                Set.of("sales"),
                Map.of(CorePermissions.PERSON_READ, scope));
        in(db.system(db.alpha()).as(caller), () -> {
            table.keep(MEETING, List.of(wanted));
            return true;
        });
    }

    private List<Row> rows() {
        return in(db.system(db.alpha()), () -> table.of(MEETING));
    }

    private void sql(String... statements) {
        in(db.system(db.alpha()), () -> {
            for (String each : statements) db.transaction().handle().execute(each);
            return true;
        });
    }

    private <T> T in(RequestContext context, Supplier<T> work) {
        return Context.call(context, () -> db.transactions().inNew(work));
    }
}
