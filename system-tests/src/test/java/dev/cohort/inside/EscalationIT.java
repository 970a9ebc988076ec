package dev.cohort.inside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.module.Settings;
import dev.cohort.task.TaskDetails;
import dev.cohort.task.TaskEscalation;
import dev.cohort.task.TaskFields;
import dev.cohort.task.TaskPriority;
import dev.cohort.task.TaskStatus;
import dev.cohort.task.TaskType;
import dev.cohort.task.Tasks;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A task that stays undone comes to others' ears, once to each")
class EscalationIT extends Inside {
    private static final int HOURS = 24;

    @Inject
    private Tasks tasks;

    @Inject
    private TaskEscalation escalation;

    @Inject
    private Settings settings;

    private final String subject = "Undone " + UUID.randomUUID();

    @AfterEach
    void asBefore() {
        set(HOURS);
        in(DEMO, () -> transaction.handle().execute("update team set lead_id = null"));
    }

    private void set(int hours) {
        in(DEMO, () -> {
            settings.set(TaskEscalation.AFTER_HOURS, hours);
            return hours;
        });
    }

    private UUID member(String login) {
        return in(DEMO, () -> one(UUID.class, "select id from member where email = ?", login + "@demo.example"));
    }

    private TaskDetails late(int days) {
        LocalDate day = LocalDate.now(tenant(DEMO).zone()).minusDays(days);
        TaskFields fields = new TaskFields(
                TaskType.CALL, subject, null, day, null, TaskPriority.NORMAL, member("sales"), null, null, null);
        return in(DEMO, () -> tasks.create(fields));
    }

    private void run() {
        in(DEMO, () -> {
            escalation.run();
            return true;
        });
    }

    private int told(String login) {
        UUID member = member(login);
        return in(
                DEMO,
                () -> one(
                        Integer.class,
                        "select count(*) from notification where member_id = ? and kind = 'task.overdue'"
                                + " and title_values->>'subject' = ?",
                        member,
                        subject));
    }

    private void leadBy(UUID member) {
        in(DEMO, () -> transaction
                .handle()
                .execute(
                        "update team set lead_id = ? where id = (select team_id from member where email = ?)",
                        member,
                        "sales@demo.example"));
    }

    @Test
    void firstTheTeamsLeadThenTheManagers() {
        leadBy(member("sales2"));
        // Its day ended one to two days ago.
        late(2);
        run();
        assertThat(told("sales2")).isOne();
        assertThat(told("manager")).isZero();
        run();
        assertThat(told("sales2")).isOne();
        set(HOURS / 3);
        run();
        assertThat(told("manager")).isOne();
        run();
        assertThat(told("manager")).isOne();
        assertThat(told("sales")).isZero();
    }

    @Test
    void withoutALeadTheManagersAtOnce() {
        late(2);
        run();
        assertThat(told("manager")).isOne();
        assertThat(told("sales2")).isZero();
    }

    @Test
    void notWhatIsDoneNorWhatIsOnlyJustLateNorWhereItIsSwitchedOff() {
        UUID done = late(4).id();
        in(DEMO, () -> tasks.turn(done, TaskStatus.DONE));
        late(1);
        run();
        assertThat(told("manager")).isZero();
        late(4);
        set(0);
        run();
        assertThat(told("manager")).isZero();
    }
}
