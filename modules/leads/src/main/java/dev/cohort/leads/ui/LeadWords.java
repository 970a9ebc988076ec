package dev.cohort.leads.ui;

import dev.cohort.leads.LeadClock;
import dev.cohort.leads.LeadOwner;
import dev.cohort.leads.LeadSource;
import dev.cohort.leads.LeadStage;
import dev.cohort.leads.LeadStatus;
import dev.cohort.leads.LeadStatuses;
import dev.cohort.leads.LeadSummary;
import dev.cohort.leads.captureui.SpeedPart;
import dev.cohort.leads.speed.SpeedHours;
import dev.cohort.leads.speed.SpeedTargets;
import dev.cohort.ui.Avatar;
import dev.cohort.ui.CurrentBranch;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.NextStep;
import dev.cohort.ui.Ring;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of leads, in words and signs: the same in grid, card, panel and page. */
@Dependent
class LeadWords {
    private static final Map<String, Icon> SOURCE_SIGNS = Map.ofEntries(
            Map.entry("referral", Icon.PEOPLE),
            Map.entry("reference", Icon.PEOPLE),
            Map.entry("recommend", Icon.PEOPLE),
            Map.entry("friend", Icon.PEOPLE),
            Map.entry("empfehl", Icon.PEOPLE),
            Map.entry("whatsapp", Icon.WHATSAPP),
            Map.entry("instagram", Icon.INSTAGRAM),
            Map.entry("chat", Icon.MESSAGE),
            Map.entry("telegram", Icon.MESSAGE),
            Map.entry("facebook", Icon.MESSAGE),
            Map.entry("phone", Icon.PHONE),
            Map.entry("call", Icon.PHONE),
            Map.entry("mail", Icon.MAIL),
            Map.entry("import", Icon.UPLOAD),
            Map.entry("api", Icon.SYSTEM),
            Map.entry("walk", Icon.PLACE),
            Map.entry("event", Icon.CALENDAR),
            Map.entry("direct", Icon.ARROW_RIGHT));

    private final Map<String, LeadStatus> statuses = new LinkedHashMap<>();
    private final Map<UUID, String> branches = new HashMap<>();
    private final Moments moments;
    private final SpeedTargets targets;
    private final Map<Optional<UUID>, SpeedHours> hours = new HashMap<>();
    private final Clock clock;
    private Optional<Integer> target = Optional.empty();

    @Inject
    LeadWords(LeadStatuses statuses, SpeedTargets targets, CurrentBranch branch, Clock clock) {
        branch.all().forEach(each -> branches.put(each.id(), each.name()));
        this.targets = targets;
        this.clock = clock;
        statuses.all().forEach(status -> this.statuses.put(status.key(), status));
        this.moments = new Moments(clock);
    }

    /** The name of a branch; empty for none. */
    String branch(@Nullable UUID id) {
        return id == null ? "" : branches.getOrDefault(id, "");
    }

    /** Whether there is more than the one that is the centre itself. */
    boolean hasBranches() {
        return branches.size() > 1;
    }

    Moments moments() {
        return moments;
    }

    /** The statuses leads may be moved to, in order. */
    List<LeadStatus> statuses() {
        return statuses.values().stream().filter(LeadStatus::active).toList();
    }

    /** The tenant's word for a status. */
    String title(String status) {
        LeadStatus known = statuses.get(status);
        return known == null ? status : known.titleIn(Words.locale());
    }

    Ring ring(String status) {
        LeadStatus known = statuses.get(status);
        return known == null ? Ring.untouched() : ring(known.stage());
    }

    /** The sign of a stage: a ring that fills. */
    static Ring ring(LeadStage stage) {
        return switch (stage) {
            case NEW -> Ring.untouched();
            case CONTACTED -> Ring.part(Tone.BLUE, 0.2);
            case INTERESTED -> Ring.part(Tone.BLUE, 0.4);
            case TRIAL_SCHEDULED -> Ring.part(Tone.PURPLE, 0.55);
            case TRIAL_ATTENDED -> Ring.part(Tone.PURPLE, 0.75);
            case QUALIFIED -> Ring.part(Tone.GREEN, 0.9);
            case ENROLLED, CONVERTED -> Ring.done();
            case RECYCLED -> Ring.part(Tone.ORANGE, 0);
            case LOST, DISQUALIFIED -> Ring.lost();
        };
    }

    Markup status(String status) {
        return ring(status).with(title(status));
    }

    Markup source(String source) {
        return Markup.span(
                "row g1 t2",
                sourceSign(source).markup(Icon.Size.SMALL),
                Markup.span("cut", Markup.text(named(source))));
    }

    static Icon sourceSign(String source) {
        String folded = source.toLowerCase(Locale.ROOT);
        return SOURCE_SIGNS.entrySet().stream()
                .filter(sign -> folded.contains(sign.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Icon.WEBSITE);
    }

    /** A source as a word: the bundle's for those that have one, else as written. */
    static String named(String source) {
        return LeadSource.named(source, Words.locale());
    }

    /** Avatar and first name, as a row shows whose a lead is. */
    static Markup owner(@Nullable LeadOwner owner) {
        if (owner == null) return Markup.span("t3", Markup.text(Words.of("leads.nobody")));
        String first = owner.name().strip().split("\\s+")[0];
        return Markup.span(
                "row g1", Avatar.markup(owner.name(), Avatar.Size.SMALL), Markup.span("cut", Markup.text(first)));
    }

    /** The avatar of a lead: a person's sign where there is no name. */
    static Markup face(String name, String number, Avatar.Size size) {
        return Avatar.markup(name.equals(number) ? "" : name, size);
    }

    Markup next(@Nullable String step, @Nullable Instant at) {
        if (step == null && at == null) return NextStep.NONE.markup("", "");
        String what = step == null ? Words.of("nextstep") : step;
        if (at == null) return NextStep.LATER.markup(what, "");
        return moments.urgency(at).markup(what, moments.brief(at));
    }

    /** How soon somebody turned to it. */
    Markup answer(LeadSummary lead) {
        LeadClock waited = lead.clock();
        if (waited == null || waited.humanTouchAt() != null || !lead.stage().isOpen())
            return SpeedPart.brief(waited, answerSeconds());
        // A list asks for the hours of a branch once.
        SpeedHours open =
                hours.computeIfAbsent(Optional.ofNullable(lead.branchId()), id -> targets.hours(id.orElse(null)));
        return SpeedPart.waiting(open, waited.from(), answerSeconds(), Instant.now(clock));
    }

    /** Seconds within which a person is to answer. */
    int answerSeconds() {
        if (target.isEmpty()) target = Optional.of(targets.humanSeconds());
        return target.get();
    }

    String age(Instant since) {
        return moments.age(since);
    }
}
