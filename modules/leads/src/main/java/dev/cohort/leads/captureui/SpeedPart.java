package dev.cohort.leads.captureui;

import com.vaadin.flow.component.Component;
import dev.cohort.leads.LeadClock;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.speed.SpeedTargets;
import dev.cohort.ui.Ago;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Section;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How soon a lead was answered, or how long it has been waiting. */
@Dependent
public class SpeedPart {
    private static final int A_MINUTE = 60;

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
                automatic(waited)));
    }

    private Component standing(LeadDetails lead, LeadClock waited) {
        Integer seconds = waited.humanSeconds();
        if (waited.humanTouchAt() != null && seconds != null) {
            boolean within = seconds <= targets.humanSeconds();
            String words = Words.of(within ? "speed.answered.within" : "speed.answered.late", length(seconds));
            return Badge.of(words, within ? Tone.GREEN : Tone.ORANGE, within ? Icon.CHECK : Icon.CLOCK);
        }
        UUID branch = lead.branch() == null ? null : lead.branch().id();
        long since = targets.counted(branch, waited.from(), Instant.now(clock));
        boolean over = since > targets.humanSeconds();
        Markup badge = Badge.markup(
                Words.of(over ? "speed.waiting.late" : "speed.waiting", length(since)),
                over ? Tone.RED : Tone.BLUE,
                over ? Icon.ALERT : Icon.CLOCK);
        return badge.component();
    }

    private static Component automatic(LeadClock waited) {
        Integer seconds = waited.automaticSeconds();
        return seconds == null ? Parts.span("", "") : Parts.span("t3 sm", Words.of("speed.automatic", length(seconds)));
    }

    /** Below a minute in seconds. */
    static String length(long seconds) {
        return seconds < A_MINUTE ? Words.of("speed.seconds", seconds) : Ago.length(Duration.ofSeconds(seconds));
    }

    /** In a list: the time, with a sign where it was too long. */
    public static Markup brief(@Nullable LeadClock waited, int target) {
        if (waited == null) return Markup.EMPTY;
        Integer seconds = waited.humanSeconds();
        if (seconds == null) return Markup.span("t3", Markup.text(Words.of("speed.none")));
        boolean within = seconds <= target;
        return Markup.span(
                within ? "row g1" : "row g1 orange",
                (within ? Icon.CHECK : Icon.ALERT).markup(Icon.Size.SMALL),
                Markup.text(length(seconds)),
                Markup.hidden(Words.of(within ? "speed.within" : "speed.late")));
    }
}
