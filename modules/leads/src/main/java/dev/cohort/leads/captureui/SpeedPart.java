package dev.cohort.leads.captureui;

import com.vaadin.flow.component.Component;
import dev.cohort.leads.LeadClock;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.speed.SpeedHours;
import dev.cohort.leads.speed.SpeedTargets;
import dev.cohort.request.Context;
import dev.cohort.ui.Ago;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Section;
import dev.cohort.ui.Ticking;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How soon a lead was answered, or how long it has been waiting. */
@Dependent
public class SpeedPart {
    private final SpeedTargets targets;
    private final Clock clock;

    @Inject
    public SpeedPart(SpeedTargets targets, Clock clock) {
        this.targets = targets;
        this.clock = clock;
    }

    /** The part of a lead's page or panel; nothing where nobody was waited for. */
    public Optional<Section> of(LeadDetails lead) {
        LeadClock waited = lead.clock();
        if (waited == null) return Optional.empty();
        if (waited.humanTouchAt() == null && !lead.stage().isOpen()) return Optional.empty();
        String target = Words.of("speed.target", Ago.length(Duration.ofSeconds(targets.humanSeconds())));
        return Optional.of(new Section(
                Words.of("speed.title"),
                Parts.div("row wrap", standing(lead, waited), Parts.span("t3 sm", target)),
                hoursNote(lead, waited),
                automatic(waited)));
    }

    private Component standing(LeadDetails lead, LeadClock waited) {
        Integer seconds = waited.humanSeconds();
        if (waited.humanTouchAt() != null && seconds != null) {
            boolean within = seconds <= targets.humanSeconds();
            String words = Words.of(
                    within ? "speed.answered.within" : "speed.answered.late",
                    length(passed(waited.from(), waited.humanTouchAt())));
            return Badge.of(words, within ? Tone.GREEN : Tone.ORANGE, within ? Icon.CHECK : Icon.CLOCK);
        }
        return badge(hours(lead), waited.from(), targets.humanSeconds(), Instant.now(clock))
                .component();
    }

    private SpeedHours hours(LeadDetails lead) {
        UUID branch = lead.branch() == null ? null : lead.branch().id();
        return targets.hours(branch);
    }

    /** The time that has truly passed, whoever works. */
    private static long passed(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }

    /** Why the target is not over yet though so much time has passed. */
    private Component hoursNote(LeadDetails lead, LeadClock waited) {
        SpeedHours hours = hours(lead);
        Instant now = Instant.now(clock);
        Instant end = waited.humanTouchAt() == null ? now : waited.humanTouchAt();
        Optional<Instant> counts = hours.opensAfter(waited.from());
        if (counts.isPresent()) return note("speed.outside", counts.get());
        Optional<Instant> goesOn = waited.humanTouchAt() == null ? hours.opensAfter(now) : Optional.empty();
        if (goesOn.isPresent()) return note("speed.still", goesOn.get());
        long counted = hours.waited(waited.from(), end).toSeconds();
        if (counted == passed(waited.from(), end)) return Parts.span("", "");
        return Parts.span("t3 sm", Words.of("speed.counted", length(counted)));
    }

    private static Component note(String words, Instant when) {
        var day = DateTimeFormatter.ofPattern("EEE HH:mm", Words.locale())
                .withZone(Context.current().zone());
        return Parts.span("t3 sm", Words.of(words, day.format(when)));
    }

    private static Component automatic(LeadClock waited) {
        Integer seconds = waited.automaticSeconds();
        return seconds == null ? Parts.span("", "") : Parts.span("t3 sm", Words.of("speed.automatic", length(seconds)));
    }

    /** The time somebody has been waiting; while the clock runs it goes on in the browser. */
    private static Markup badge(SpeedHours hours, Instant from, int target, Instant now) {
        boolean over = hours.waited(from, now).toSeconds() > target;
        return Badge.markup(
                time(hours, from, target, now, "speed.waiting", "speed.waiting.late"),
                over ? Tone.RED : Tone.BLUE,
                over ? Icon.ALERT : Icon.CLOCK);
    }

    private static Markup time(
            SpeedHours hours, Instant from, int target, Instant now, String words, String lateWords) {
        long counted = hours.waited(from, now).toSeconds();
        // What is told is the time that has truly passed; it is too long when so much working time has.
        long left = hours.isRunning(now) || counted > target ? target - counted : Integer.MAX_VALUE;
        return Ticking.since(from, now, passed(from, now) + left, Words.of(words, "{0}"), Words.of(lateWords, "{0}"));
    }

    static String length(long seconds) {
        return Ticking.length(seconds);
    }

    /** In a list: how long somebody who is still open has been waiting. */
    public static Markup waiting(SpeedHours hours, Instant from, int target, Instant now) {
        boolean over = hours.waited(from, now).toSeconds() > target;
        return Markup.span(
                over ? "row g1 red" : "row g1",
                (over ? Icon.ALERT : Icon.CLOCK).markup(Icon.Size.SMALL),
                time(hours, from, target, now, "speed.waiting.brief", "speed.waiting.brief"),
                Markup.hidden(Words.of(over ? "speed.unanswered.late" : "speed.unanswered")));
    }

    /** In a list: the time, with a sign where it was too long. */
    public static Markup brief(@Nullable LeadClock waited, int target) {
        if (waited == null) return Markup.EMPTY;
        Integer seconds = waited.humanSeconds();
        if (seconds == null) return Markup.span("t3", Markup.text(Words.of("speed.none")));
        boolean within = seconds <= target;
        Instant answered = waited.humanTouchAt();
        return Markup.span(
                within ? "row g1" : "row g1 orange",
                (within ? Icon.CHECK : Icon.ALERT).markup(Icon.Size.SMALL),
                Markup.text(length(answered == null ? seconds : passed(waited.from(), answered))),
                Markup.hidden(Words.of(within ? "speed.within" : "speed.late")));
    }
}
