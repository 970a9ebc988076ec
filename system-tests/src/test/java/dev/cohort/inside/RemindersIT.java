package dev.cohort.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.reminder.ReminderDetails;
import dev.cohort.reminder.ReminderFields;
import dev.cohort.reminder.ReminderSending;
import dev.cohort.reminder.ReminderStatus;
import dev.cohort.reminder.Reminders;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A reminder is said once, whoever says it")
class RemindersIT extends Inside {
    @Inject
    private Reminders reminders;

    @Inject
    private ReminderSending sending;

    private final String text = "Be in touch " + UUID.randomUUID();

    private UUID member() {
        return in(DEMO, () -> one(UUID.class, "select id from member where email = 'sales@demo.example'"));
    }

    private ReminderDetails set(Instant dueAt, @Nullable Integer repeat) {
        UUID member = member();
        return in(DEMO, () -> reminders.create(new ReminderFields(text, dueAt, repeat, true, member, null, null)));
    }

    private static Instant hours(int from) {
        return Instant.now().plus(from, ChronoUnit.HOURS);
    }

    private boolean run() {
        return in(DEMO, () -> {
            sending.run();
            return true;
        });
    }

    private int told() {
        return in(
                DEMO,
                () -> one(
                        Integer.class,
                        "select count(*) from notification where kind = 'reminder.due' and title_values->>'text' = ?",
                        text));
    }

    private int mailed() {
        return in(
                DEMO, () -> one(Integer.class, "select count(*) from message where subject = ?", "Reminder: " + text));
    }

    private ReminderDetails now(UUID id) {
        return in(DEMO, () -> reminders.get(id));
    }

    @Test
    void whenItIsDueInTheApplicationAndByMail() {
        UUID id = set(hours(-1), null).id();
        UUID later = set(hours(1), null).id();
        run();
        run();
        assertThat(told()).isOne();
        assertThat(mailed()).isOne();
        assertThat(now(id).status()).isEqualTo(ReminderStatus.SENT);
        assertThat(now(id).sentCount()).isOne();
        assertThat(now(id).overdue()).isTrue();
        assertThat(now(later).status()).isEqualTo(ReminderStatus.PENDING);
    }

    @Test
    void onceWithManyNodesAtTheSameTime() throws Exception {
        set(hours(-1), null);
        Callable<Boolean> node = this::run;
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            for (var end : nodes.invokeAll(List.of(node, node, node, node)))
                assertThat(end.get()).isTrue();
        }
        assertThat(told()).isOne();
        assertThat(mailed()).isOne();
    }

    @Test
    void afterANodeThatWentAwayInBetweenByTheNext() {
        UUID id = set(hours(-1), null).id();
        // What the node that dies has said goes with its transaction.
        assertThatThrownBy(() -> in(DEMO, () -> {
                    sending.some();
                    throw new IllegalStateException("gone");
                }))
                .hasMessageContaining("gone");
        assertThat(told()).isZero();
        assertThat(now(id).sentCount()).isZero();
        run();
        assertThat(told()).isOne();
        assertThat(mailed()).isOne();
    }

    @Test
    void againAsLongAsItIsNotCompleted() {
        UUID id = set(hours(-3), 2).id();
        run();
        assertThat(told()).isOne();
        in(DEMO, () -> transaction.handle().execute("update reminder set next_at = now() where id = ?", id));
        run();
        assertThat(told()).isEqualTo(2);
        in(DEMO, () -> reminders.complete(id));
        assertThat(now(id).nextAt()).isNull();
        run();
        assertThat(told()).isEqualTo(2);
        assertThat(now(id).sentCount()).isEqualTo(2);
    }

    @Test
    void putOffItIsSaidAtTheNewTime() {
        UUID id = set(hours(-1), null).id();
        run();
        ReminderDetails put = in(DEMO, () -> reminders.snooze(id, hours(4)));
        assertThat(put.status()).isEqualTo(ReminderStatus.PENDING);
        assertThat(put.overdue()).isFalse();
        assertThat(put.nextAt()).isEqualTo(put.dueAt());
    }
}
