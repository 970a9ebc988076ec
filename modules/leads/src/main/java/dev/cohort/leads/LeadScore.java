package dev.cohort.leads;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How promising a lead is, 0 to 100, by rules that can be read: points for what is known of the person, for where the
 * lead came from, for how fresh it was, and for how far it has come.
 *
 * @param contributions what adds up to the value
 */
public record LeadScore(int value, ScoreBadge badge, List<Contribution> contributions) {

    /** The points of one rule; its words stand in the bundle as {@code lead.score.RULE}. */
    public record Contribution(String rule, int points) {}

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

    private static final int EMAIL = 12;
    private static final int PHONE = 15;
    private static final int NAME = 5;
    private static final int OTHER_CHANNEL = 5;
    private static final int INTEREST = 13;
    private static final int NEXT_STEP = 5;
    private static final int RECOMMENDED = 15;
    private static final int CAME_BY_THEMSELVES = 10;
    private static final int OTHER_SOURCE = 5;
    private static final int CAMPAIGN = 5;
    private static final int FRESH = 10;
    private static final int RECENT = 5;
    private static final Duration FRESH_FOR = Duration.ofDays(2);
    private static final Duration RECENT_FOR = Duration.ofDays(14);
    private static final Set<String> RECOMMENDATIONS =
            Set.of("referral", "reference", "recommendation", "word of mouth", "friend", "empfehlung");
    private static final Set<String> OWN_STEPS = Set.of(
            "website",
            "landing page",
            "landing-page",
            "walk-in",
            "walk in",
            "phone call",
            "phone",
            "call",
            "whatsapp",
            "telegram",
            "olark chat",
            "chat",
            "organic search");

    /** Rates a lead; equal facts give an equal score at any time. */
    public static LeadScore of(Facts facts) {
        List<Contribution> parts = new ArrayList<>(10);
        add(parts, "name", facts.name() ? NAME : 0);
        add(parts, "email", facts.email() ? EMAIL : 0);
        add(parts, "phone", facts.phone() ? PHONE : 0);
        add(parts, "channel", facts.otherChannel() ? OTHER_CHANNEL : 0);
        add(parts, "interest", facts.interest() ? INTEREST : 0);
        add(parts, "next-step", facts.nextStep() ? NEXT_STEP : 0);
        add(parts, "source", source(facts.source()));
        add(parts, "campaign", facts.campaign().equals(LeadFields.NO_CAMPAIGN) ? 0 : CAMPAIGN);
        add(parts, "recency", recency(Duration.between(facts.createdAt(), facts.ratedAt())));
        add(parts, "stage", stage(facts.stage()));
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

    private static int source(@Nullable String source) {
        String folded = source == null ? "" : source.toLowerCase(Locale.ROOT);
        if (RECOMMENDATIONS.contains(folded)) return RECOMMENDED;
        if (OWN_STEPS.contains(folded)) return CAME_BY_THEMSELVES;
        return folded.equals(LeadFields.DIRECT) ? 0 : OTHER_SOURCE;
    }

    private static int recency(Duration age) {
        if (age.compareTo(FRESH_FOR) <= 0) return FRESH;
        return age.compareTo(RECENT_FOR) <= 0 ? RECENT : 0;
    }

    private static int stage(LeadStage stage) {
        return switch (stage) {
            case NEW, RECYCLED -> 0;
            case CONTACTED -> 5;
            case INTERESTED -> 12;
            case TRIAL_SCHEDULED -> 20;
            case TRIAL_ATTENDED -> 26;
            case QUALIFIED -> 30;
            case ENROLLED, CONVERTED -> 35;
            case LOST -> -40;
            case DISQUALIFIED -> -60;
        };
    }
}
