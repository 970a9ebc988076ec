package dev.cohort.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.access.Caller;
import dev.cohort.audit.TestAudit;
import dev.cohort.message.TestMessages;
import dev.cohort.module.Contributions;
import dev.cohort.persistence.TestClock;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.person.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class NotificationMailsTest {
    static {
        TestDatabase.entities(Person.class);
        System.setProperty("cohort.secret", "a secret of tests");
    }

    private static final UUID ANN = UUID.fromString("0190b000-0000-7000-8000-000000000001");
    private static final UUID BOB = UUID.fromString("0190b000-0000-7000-8000-000000000002");

    private final TestDatabase db;
    private final TestClock clock = new TestClock("2026-11-20T08:00:00Z");
    private final Notifications notifications;
    private final NotificationPreferences preferences;
    private final NotificationMails mails;

    NotificationMailsTest(TestDatabase db) {
        this.db = db;
        this.notifications = new Notifications(db.transaction(), clock);
        this.preferences = new NotificationPreferences(
                db.transaction(), Contributions.fixed(new CoreNewsKinds()), TestAudit.on(db));
        this.mails = new NotificationMails(db.transaction(), TestMessages.on(db, clock), clock);
    }

    @BeforeEach
    void twoMembers() {
        db.clear();
        for (UUID member : List.of(ANN, BOB))
            system(() -> db.transaction()
                    .handle()
                    .execute(
                            "insert into member (id, subject, email, name, locale, created_at) values (?, ?, ?, 'M', 'de', now())",
                            member,
                            member.toString(),
                            member + "@x.example"));
    }

    @Test
    void whoWantsNoMailGetsNoneAndWhoWantsOneGetsOneForEverythingNew() {
        wish(ANN, "all", true, NewsByMail.DAILY);
        tell(ANN, "First");
        tell(ANN, "Second");
        tell(BOB, "Bob's");

        assertThat(system(() -> mails.send(NewsByMail.AT_ONCE))).isZero();
        assertThat(system(() -> mails.send(NewsByMail.DAILY))).isEqualTo(1);
        assertThat(system(() -> mails.send(NewsByMail.DAILY)))
                .as("each is told once")
                .isZero();

        assertThat(system(() -> TestMessages.texts(db))).singleElement().satisfies(mail -> {
            assertThat(mail)
                    .startsWith(ANN + "@x.example|2 Neuigkeiten|")
                    .contains("First")
                    .contains("Second");
        });
    }

    @Test
    void whatWasReadIsNotSentAndOneKindMayBeWantedOtherwise() {
        wish(ANN, "all", true, NewsByMail.AT_ONCE);
        wish(ANN, "task.overdue", true, NewsByMail.NONE);
        tell(ANN, "Read");
        as(ANN, () -> {
            notifications.readAll();
            return true;
        });
        system(() -> {
            notifications.tell(ANN, new News("task.overdue", null, Map.of(), "Overdue", null));
            return true;
        });
        clock.forward(Duration.ofMinutes(5));
        assertThat(system(() -> mails.send(NewsByMail.AT_ONCE))).isZero();
    }

    @Test
    void whatIsNotWantedInTheApplicationIsNotThere() {
        wish(ANN, "note", false, NewsByMail.DAILY);
        tell(ANN, "By mail alone");
        assertThat(as(ANN, () -> notifications.latest(5))).isEmpty();
        assertThat(as(ANN, notifications::unread)).isZero();
        assertThat(system(() -> mails.send(NewsByMail.DAILY))).isEqualTo(1);
    }

    @Test
    void theMorningIsTheMembersOwnAndTheHourEverybodys() {
        system(() -> db.transaction().handle().execute("""
                        with there as (insert into branch (id, name, time_zone, region, created_at)
                            values (gen_random_uuid(), 'New York', 'America/New_York', 'US', now()) returning id)
                        insert into member_branch (member_id, branch_id) select ?, id from there
                        """, BOB));
        wish(ANN, "all", true, NewsByMail.HOURLY);
        wish(BOB, "all", true, NewsByMail.DAILY);
        tell(ANN, "Hour");
        tell(BOB, "Night");
        assertThat(system(() -> mails.send(NewsByMail.HOURLY))).isEqualTo(1);
        assertThat(system(() -> mails.send(NewsByMail.DAILY)))
                .as("it is four in the morning there")
                .isZero();
        clock.forward(Duration.ofHours(5));
        assertThat(system(() -> mails.send(NewsByMail.DAILY))).isEqualTo(1);
        tell(BOB, "Later that morning");
        clock.forward(Duration.ofMinutes(30));
        assertThat(system(() -> mails.send(NewsByMail.DAILY)))
                .as("one mail a day")
                .isZero();
    }

    private void wish(UUID member, String kind, boolean inApp, NewsByMail email) {
        if (!kind.equals("all")) tell(member, kind.equals("note") ? "x" : "y");
        as(member, () -> {
            notifications.readAll();
            return preferences.set(kind, new NotificationWish(inApp, email));
        });
    }

    private void tell(UUID member, String words) {
        system(() -> {
            notifications.tell(member, News.saying("note", words));
            return true;
        });
    }

    private <T> T system(Supplier<T> work) {
        return db.transactions().inNew(db.system(db.alpha()), work);
    }

    private <T> T as(UUID member, Supplier<T> work) {
        var caller = new Caller(Caller.Kind.MEMBER, member, "M", null, null, Set.of(), Set.of(), Map.of());
        return db.transactions().inNew(db.system(db.alpha()).as(caller), work);
    }
}
