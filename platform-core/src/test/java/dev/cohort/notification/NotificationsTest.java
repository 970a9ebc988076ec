package dev.cohort.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.access.Caller;
import dev.cohort.persistence.TestClock;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.problem.Problem;
import dev.cohort.request.RequestContext;
import dev.cohort.rest.ListQuery;
import dev.cohort.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class NotificationsTest {
    private static final UUID ANN = UUID.fromString("0190b000-0000-7000-8000-000000000001");
    private static final UUID BOB = UUID.fromString("0190b000-0000-7000-8000-000000000002");

    private final TestDatabase db;
    private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
    private final Notifications notifications;

    NotificationsTest(TestDatabase db) {
        this.db = db;
        this.notifications = new Notifications(db.transaction(), clock);
    }

    @BeforeEach
    void twoMembersOfEachTenant() {
        db.clear();
        for (Tenant tenant : List.of(db.alpha(), db.beta())) {
            for (UUID member : List.of(ANN, BOB)) {
                db.transactions().inNew(db.system(tenant), () -> db.transaction()
                        .handle()
                        .execute(
                                "insert into member (id, subject, email, name, created_at) values (?, ?, ?, 'M', now())",
                                member,
                                member.toString(),
                                member + "@x.example"));
            }
        }
    }

    @Test
    void aMemberIsToldInTheirOwnLanguage() {
        tell(ANN, News.of("import.done", counts("leads.csv")).at("leads/import/1"));

        assertThat(as(ANN, () -> notifications.latest(5))).singleElement().satisfies(told -> {
            assertThat(told.title()).startsWith("leads.csv has been imported: 1,200 new");
            assertThat(told.link()).isEqualTo("leads/import/1");
            assertThat(told.kind()).isEqualTo("import.done");
            assertThat(told.unread()).isTrue();
        });
        RequestContext german = context(db.alpha(), ANN).speaking(Locale.GERMAN);
        assertThat(db.transactions().inNew(german, () -> notifications.latest(5)))
                .singleElement()
                .extracting(Notification::title)
                .asString()
                .startsWith("leads.csv ist importiert: 1.200 neu");
    }

    @Test
    void nobodyReadsWhatSomebodyElseWasTold() {
        tell(ANN, News.saying("note", "For Ann"));
        UUID id = as(ANN, () -> notifications.latest(1)).getFirst().id();

        assertThat(as(BOB, () -> notifications.latest(5))).isEmpty();
        assertThat(as(BOB, notifications::unread)).isZero();
        assertThatThrownBy(() -> as(BOB, () -> notifications.read(id)))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("not-found");
        as(BOB, this::readAll);
        assertThat(db.transactions().inNew(context(db.beta(), ANN), () -> notifications.latest(5)))
                .isEmpty();
        assertThat(db.transactions().inNew(db.system(db.alpha()), () -> notifications.latest(5)))
                .isEmpty();
        assertThat(as(ANN, notifications::unread)).isEqualTo(1);
    }

    @Test
    void readingCountsOnce() {
        tell(ANN, News.saying("note", "First"));
        clock.forward(Duration.ofMinutes(1));
        tell(ANN, News.saying("note", "Second"));
        UUID id = as(ANN, () -> notifications.latest(1)).getFirst().id();

        Instant first = as(ANN, () -> notifications.read(id)).readAt();
        clock.forward(Duration.ofMinutes(1));
        Instant again = as(ANN, () -> notifications.read(id)).readAt();

        assertThat(again).isNotNull().isEqualTo(first);
        assertThat(as(ANN, notifications::unread)).isEqualTo(1);
        as(ANN, this::readAll);
        assertThat(as(ANN, notifications::unread)).isZero();
    }

    @Test
    void theListPagesFromTheNewestOnAndCountsAllThatAreUnread() {
        for (int i = 1; i <= 5; i++) {
            tell(ANN, News.saying("note", "No. " + i));
            clock.forward(Duration.ofSeconds(1));
        }

        NotificationPage first = as(ANN, () -> notifications.list(ListQuery.first(3)));
        NotificationPage second =
                as(ANN, () -> notifications.list(ListQuery.first(3).after(first.next())));
        as(ANN, () -> notifications.read(first.items().getFirst().id()));
        NotificationPage unread =
                as(ANN, () -> notifications.list(ListQuery.first(9).where("readAt", "")));

        assertThat(first.items()).extracting(Notification::title).containsExactly("No. 5", "No. 4", "No. 3");
        assertThat(first.unread()).isEqualTo(5);
        assertThat(second.items()).extracting(Notification::title).containsExactly("No. 2", "No. 1");
        assertThat(second.next()).isNull();
        assertThat(unread.items()).extracting(Notification::title).doesNotContain("No. 5");
        assertThat(unread.unread()).isEqualTo(4);
    }

    @Test
    void whatIsToldIsUndoneWithItsTransaction() {
        assertThatThrownBy(() -> db.transactions().inNew(db.system(db.alpha()), () -> {
                    notifications.tell(ANN, News.saying("note", "Never"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(as(ANN, notifications::unread)).isZero();
    }

    @Test
    void whatIsHalfAYearOldGoes() {
        tell(ANN, News.saying("note", "Old"));
        clock.forward(Duration.ofDays(100));
        tell(ANN, News.saying("note", "Newer"));
        clock.forward(Duration.ofDays(81));

        assertThat(db.transactions().inNew(db.system(db.alpha()), notifications::removeOld))
                .isEqualTo(1);
        assertThat(as(ANN, () -> notifications.latest(5)))
                .extracting(Notification::title)
                .containsExactly("Newer");
    }

    private static Map<String, Object> counts(String file) {
        return Map.of("file", file, "created", 1_200, "updated", 3, "skipped", 2, "failed", 1);
    }

    private void tell(UUID member, News news) {
        db.transactions().inNew(db.system(db.alpha()), () -> {
            notifications.tell(member, news);
            return news;
        });
    }

    private boolean readAll() {
        notifications.readAll();
        return true;
    }

    private <T> T as(UUID member, Supplier<T> work) {
        return db.transactions().inNew(context(db.alpha(), member), work);
    }

    private RequestContext context(Tenant tenant, UUID member) {
        return db.system(tenant)
                .as(new Caller(Caller.Kind.MEMBER, member, "M", null, null, Set.of(), Set.of(), Map.of()));
    }
}
