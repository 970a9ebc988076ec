package dev.cohort.inside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.meeting.MeetingDetails;
import dev.cohort.meeting.MeetingFields;
import dev.cohort.meeting.MeetingReminders;
import dev.cohort.meeting.Meetings;
import dev.cohort.meeting.NewInvitee;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Before a meeting its people are told, once for each time")
class MeetingRemindersIT extends Inside {
    @Inject
    private Meetings meetings;

    @Inject
    private MeetingReminders reminders;

    private final String title = "Soon " + UUID.randomUUID();

    private MeetingDetails meeting(int minutes) {
        LocalDateTime start =
                LocalDateTime.now(tenant(DEMO).zone()).plusMinutes(minutes).truncatedTo(ChronoUnit.MINUTES);
        UUID organizer = in(DEMO, () -> one(UUID.class, "select id from member where email = 'sales@demo.example'"));
        UUID colleague = in(DEMO, () -> one(UUID.class, "select id from member where email = 'sales2@demo.example'"));
        return in(
                DEMO,
                () -> meetings.create(new MeetingFields(
                        title,
                        start,
                        start.plusHours(1),
                        null,
                        null,
                        null,
                        null,
                        organizer,
                        null,
                        null,
                        45,
                        null,
                        List.of(
                                new NewInvitee(colleague, null, null, null),
                                new NewInvitee(null, null, "guest@example.org", "Guest")))));
    }

    private boolean run() {
        return in(DEMO, () -> {
            reminders.run();
            return true;
        });
    }

    private int told() {
        return in(
                DEMO,
                () -> one(
                        Integer.class,
                        "select count(*) from notification where kind = 'meeting.soon' and title_values->>'title' = ?",
                        title));
    }

    private int mailed() {
        return in(
                DEMO,
                () -> one(Integer.class, "select count(*) from message where subject like ?", "Soon: " + title + "%"));
    }

    @Test
    void membersInTheApplicationGuestsByMailByWhoeverComesFirst() throws Exception {
        meeting(30);
        Callable<Boolean> node = this::run;
        try (ExecutorService nodes = Executors.newFixedThreadPool(3)) {
            for (var end : nodes.invokeAll(List.of(node, node, node)))
                assertThat(end.get()).isTrue();
        }
        assertThat(told()).isEqualTo(2);
        assertThat(mailed()).isOne();
    }

    @Test
    void notYetWhenItIsFarAndAgainWhenItIsMoved() {
        MeetingDetails meeting = meeting(120);
        run();
        assertThat(told()).isZero();
        LocalDateTime sooner = meeting.start().minusMinutes(90);
        in(
                DEMO,
                () -> meetings.change(
                        meeting.id(),
                        meeting.version(),
                        Patch.of(
                                MeetingFields.class,
                                Json.mapper()
                                        .createObjectNode()
                                        .put("start", sooner.toString())
                                        .put("end", sooner.plusHours(1).toString()))));
        run();
        assertThat(told()).isEqualTo(2);
        run();
        assertThat(told()).isEqualTo(2);
    }
}
