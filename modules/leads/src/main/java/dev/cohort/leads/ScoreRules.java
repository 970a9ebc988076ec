package dev.cohort.leads;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The points a tenant gives, by rule. {@code source:NAME} is for leads of one source, whatever it is a case of otherwise;
 * {@code fresh-days} and {@code recent-days} are days.
 */
public record ScoreRules(Map<String, Integer> points) {
    /** Before the name of a source with points of its own. */
    public static final String SOURCE = "source:";

    /** Points that can be given or taken by one rule. */
    public static final int MOST = 100;

    private static final int MOST_SILENCES = 6;
    private static final String STAGE = "stage-";
    private static final String FRESH_DAYS = "fresh-days";
    private static final String RECENT_DAYS = "recent-days";
    private static final String SILENCE_DAYS = "silence-days";
    private static final String EVENT = "event-";
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

    /** What a tenant starts with. */
    public static final ScoreRules STANDARD = new ScoreRules(standard());

    public ScoreRules {
        points = Map.copyOf(points);
    }

    /** The rules every tenant has, in the order in which people think of them. */
    public static List<String> names() {
        return List.copyOf(standard().keySet());
    }

    private static Map<String, Integer> standard() {
        Map<String, Integer> points = new LinkedHashMap<>();
        points.put("name", 5);
        points.put("email", 12);
        points.put("phone", 15);
        points.put("channel", 5);
        points.put("interest", 13);
        points.put("next-step", 5);
        points.put("campaign", 5);
        points.put("source-recommended", 15);
        points.put("source-own-step", 10);
        points.put("source-other", 5);
        points.put("fresh", 10);
        points.put(FRESH_DAYS, 2);
        points.put("recent", 5);
        points.put(RECENT_DAYS, 14);
        points.put(EVENT + "enquiry", 8);
        points.put(EVENT + "reached", 6);
        points.put(EVENT + "reply", 8);
        points.put(EVENT + "meeting", 8);
        points.put(EVENT + "trial", 5);
        points.put(EVENT + "opened", 2);
        points.put(EVENT + "clicked", 4);
        points.put("silence", -5);
        points.put(SILENCE_DAYS, 21);
        points.put(STAGE + "contacted", 5);
        points.put(STAGE + "interested", 12);
        points.put(STAGE + "trial_scheduled", 20);
        points.put(STAGE + "trial_attended", 26);
        points.put(STAGE + "qualified", 30);
        points.put(STAGE + "enrolled", 35);
        points.put(STAGE + "converted", 35);
        points.put(STAGE + "lost", -40);
        points.put(STAGE + "disqualified", -60);
        return points;
    }

    /** These rules where they differ from the standard, the standard elsewhere. */
    static ScoreRules over(Map<String, Integer> own) {
        Map<String, Integer> all = new HashMap<>(standard());
        all.putAll(own);
        return new ScoreRules(all);
    }

    /** Whether it is a rule's name, with a number it can have. */
    static boolean allows(String rule, int number) {
        if (isDays(rule)) return number >= 0 && number <= 3_650;
        boolean known = STANDARD.points.containsKey(rule)
                || rule.startsWith(SOURCE) && !rule.substring(SOURCE.length()).isBlank() && rule.length() <= 120;
        return known && Math.abs(number) <= MOST;
    }

    /** Whether its number is days, not points. */
    public static boolean isDays(String rule) {
        return rule.equals(FRESH_DAYS) || rule.equals(RECENT_DAYS) || rule.equals(SILENCE_DAYS);
    }

    int of(String rule) {
        return points.getOrDefault(rule, 0);
    }

    int source(@Nullable String source) {
        String folded = source == null ? "" : source.strip().toLowerCase(Locale.ROOT);
        Integer own = points.get(SOURCE + folded);
        if (own != null) return own;
        if (RECOMMENDATIONS.contains(folded)) return of("source-recommended");
        if (OWN_STEPS.contains(folded)) return of("source-own-step");
        return folded.equals(LeadFields.DIRECT) ? 0 : of("source-other");
    }

    /** @param seconds since the lead came */
    int recency(long seconds) {
        long day = 86_400;
        if (seconds <= of(FRESH_DAYS) * day) return of("fresh");
        return seconds <= of(RECENT_DAYS) * day ? of("recent") : 0;
    }

    int event(String kind) {
        return of(EVENT + kind);
    }

    /** Full periods of silence, of which each costs; 0 where none is counted. */
    int silences(Duration since) {
        int days = of(SILENCE_DAYS);
        return days <= 0 ? 0 : (int) Math.min(MOST_SILENCES, Math.max(0, since.toDays() / days));
    }

    int stage(LeadStage stage) {
        return of(STAGE + stage.key());
    }
}
