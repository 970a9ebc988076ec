package dev.cohort.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.branch.OpenHours;
import dev.cohort.branch.WorkingTime;
import dev.cohort.branch.WorkingTimes;
import dev.cohort.leads.speed.LeadSpeed;
import dev.cohort.leads.speed.LeadSpeeds;
import dev.cohort.leads.speed.SpeedHours;
import dev.cohort.leads.speed.SpeedTargets;
import dev.cohort.persistence.TestDatabase;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How soon leads are answered: told by the clock on the wall, judged by working hours. */
@ExtendWith(TestDatabase.class)
class SpeedTest {
    @Test
    void whoIsAnsweredOutsideWorkingHoursIsWithinTheTargetAndTheTimeIsTheTrueOne(TestDatabase db) {
        var on = new LeadsFixture(db);
        on.capture.receive(Map.of("lastName", "Night"));
        on.capture.texts("update lead set clock_from = '2026-11-19T22:00Z', human_touch_at = '2026-11-19T22:02Z',"
                + " human_seconds = 0 returning ''");
        var targets = LeadsFixture.make(
                SpeedTargets.class, on.settings, LeadsFixture.make(WorkingTimes.class, on.db.transaction()));
        var speeds = LeadsFixture.make(LeadSpeeds.class, on.db.transaction(), targets, on.clock);

        LeadSpeed.Figures total = on.as(LeadsFixture.manager(), () -> speeds.of(null, null, null, null))
                .total();

        assertThat(total.medianSeconds()).isEqualTo(120);
        assertThat(total.within()).isEqualTo(1);
    }

    @Test
    void theClockOfASaturdayGoesOnOnMonday() {
        var mondays = new OpenHours(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(18, 0));
        var hours =
                new SpeedHours(Optional.of(new WorkingTime(ZoneId.of("Europe/Berlin"), List.of(mondays), Set.of())));
        Instant saturday = Instant.parse("2026-11-21T20:00:00Z");
        Instant monday = Instant.parse("2026-11-23T08:00:00Z");
        assertThat(hours.opensAfter(saturday)).contains(monday);
        assertThat(hours.opensAfter(monday)).isEmpty();
        assertThat(new SpeedHours(Optional.empty()).opensAfter(saturday)).isEmpty();
        // Ten minutes after nine nobody of the weekend has waited for a quarter of an hour, twenty after nine all have.
        assertThat(hours.lateBefore(monday.plusSeconds(600), 900)).isBefore(saturday);
        assertThat(hours.lateBefore(monday.plusSeconds(1_200), 900))
                .isBetween(monday.plusSeconds(299), monday.plusSeconds(302));
    }
}
