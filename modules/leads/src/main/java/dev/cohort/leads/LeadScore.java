package dev.cohort.leads;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How promising a lead is, 0 to 100, by rules that can be read: points for what is known of the person, for where the
 * lead came from, for how fresh it was, and for how far it has come.
 *
 * @param contributions what adds up to the value
 */
public record LeadScore(int value, ScoreBadge badge, List<Contribution> contributions) {
    private static final int MOST_OF_A_KIND = 3;

    /**
     * The points of one rule; its words stand in the bundle as {@code lead.score.RULE}.
     *
     * @param at when it happened, for what happened once
     */
    public record Contribution(
            String rule, int points, @Nullable Instant at) {
        public Contribution(String rule, int points) {
            this(rule, points, null);
        }
    }

    /** The score alone, as it stands beside a lead. */
    public record Brief(int value, ScoreBadge badge) {
        public static Brief of(int value) {
            return new Brief(value, ScoreBadge.of(value));
        }
    }

    /**
     * What the rules look at.
     *
     * @param ratedAt when the lead was rated: at its creation or last change
     */
    public record Facts(
            boolean name,
            boolean email,
            boolean phone,
            boolean otherChannel,
            boolean interest,
            boolean nextStep,
            String source,
            String campaign,
            LeadStage stage,
            Instant createdAt,
            Instant ratedAt) {

        public static Facts of(LeadFields lead, LeadStage stage, Instant createdAt, Instant ratedAt) {
            return new Facts(
                    lead.firstName() != null || lead.lastName() != null,
                    lead.email() != null,
                    lead.phone() != null,
                    lead.whatsapp() != null || lead.telegram() != null || lead.instagram() != null,
                    lead.interest() != null,
                    lead.nextStep() != null,
                    lead.source() == null ? LeadFields.DIRECT : lead.source(),
                    lead.campaign() == null ? LeadFields.NO_CAMPAIGN : lead.campaign(),
                    stage,
                    createdAt,
                    ratedAt);
        }
    }

    /** Rates a lead by the standard rules. */
    public static LeadScore of(Facts facts) {
        return of(facts, ScoreRules.STANDARD);
    }

    /** Rates a lead; equal facts and rules give an equal score at any time. */
    public static LeadScore of(Facts facts, ScoreRules rules) {
        return of(own(facts, rules));
    }

    /** The same with the signs of interest up to when it is rated, and with the silence since the last one. */
    public static LeadScore of(Facts facts, ScoreRules rules, List<Sign> signs) {
        List<Contribution> parts = own(facts, rules);
        Instant last = facts.createdAt();
        Map<String, Integer> counted = new HashMap<>();
        for (Sign sign : signs.reversed()) {
            if (sign.at().isAfter(facts.ratedAt())) continue;
            if (sign.at().isAfter(last)) last = sign.at();
            // The latest of a kind count: who opens a mail ten times is not ten times as interested.
            if (counted.merge(sign.kind(), 1, Integer::sum) > MOST_OF_A_KIND) continue;
            int points = rules.event(sign.kind());
            if (points != 0) parts.add(new Contribution("event-" + sign.kind(), points, sign.at()));
        }
        if (facts.stage().isOpen()) {
            int periods = rules.silences(Duration.between(last, facts.ratedAt()));
            int points = periods * rules.of("silence");
            if (points != 0) parts.add(new Contribution("silence", points, last));
        }
        return of(parts);
    }

    private static List<Contribution> own(Facts facts, ScoreRules rules) {
        List<Contribution> parts = new ArrayList<>(16);
        add(parts, "name", facts.name() ? rules.of("name") : 0);
        add(parts, "email", facts.email() ? rules.of("email") : 0);
        add(parts, "phone", facts.phone() ? rules.of("phone") : 0);
        add(parts, "channel", facts.otherChannel() ? rules.of("channel") : 0);
        add(parts, "interest", facts.interest() ? rules.of("interest") : 0);
        add(parts, "next-step", facts.nextStep() ? rules.of("next-step") : 0);
        add(parts, "source", rules.source(facts.source()));
        add(parts, "campaign", facts.campaign().equals(LeadFields.NO_CAMPAIGN) ? 0 : rules.of("campaign"));
        // Who is enrolled, here or where they were brought in from, enquires no more.
        if (!facts.stage().isArchived())
            add(
                    parts,
                    "recency",
                    rules.recency(
                            Duration.between(facts.createdAt(), facts.ratedAt()).toSeconds()));
        add(parts, "stage", rules.stage(facts.stage()));
        return parts;
    }

    private static LeadScore of(List<Contribution> parts) {
        int sum = parts.stream().mapToInt(Contribution::points).sum();
        int value = Math.clamp(sum, 0, 100);
        if (value != sum) parts.add(new Contribution("limit", value - sum));
        return new LeadScore(value, ScoreBadge.of(value), List.copyOf(parts));
    }

    public Brief brief() {
        return new Brief(value, badge);
    }

    private static void add(List<Contribution> parts, String rule, int points) {
        if (points != 0) parts.add(new Contribution(rule, points));
    }
}
