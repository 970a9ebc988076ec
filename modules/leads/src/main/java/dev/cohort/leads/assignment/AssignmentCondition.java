package dev.cohort.leads.assignment;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which leads a rule is for. Of each part that names something one has to hold; what names nothing is open. A condition
 * that names nothing at all holds for every lead.
 *
 * @param match whether all named parts have to hold or any; null for all
 * @param interests words of which the lead's interest contains one
 * @param languages as tags, such as {@code de}
 * @param scoreFrom least score, included
 * @param scoreTo highest score, included
 * @param hours whether it came while the centre worked, or while not
 */
public record AssignmentCondition(
        @Nullable Match match,
        @Nullable @Size(max = 50) List<@Text(max = 100, line = true) String> sources,
        @Nullable @Size(max = 50) List<@Text(max = 300, line = true) String> interests,
        @Nullable @Size(max = 50) List<UUID> branchIds,
        @Nullable @Size(max = 50) List<@Text(max = 35, line = true) String> languages,
        @Nullable @Size(max = 50) List<@Text(max = 200, line = true) String> cities,
        @Nullable @Min(0) @Max(100) Integer scoreFrom,
        @Nullable @Min(0) @Max(100) Integer scoreTo,
        @Nullable Hours hours) {

    /** How the parts go together. */
    public enum Match {
        ALL,
        ANY
    }

    /** When a lead came. */
    public enum Hours {
        INSIDE,
        OUTSIDE
    }

    /** Holds for every lead. */
    public static final AssignmentCondition EVERY =
            new AssignmentCondition(null, null, null, null, null, null, null, null, null);

    /** @param open whether the centre worked when the lead came */
    public boolean holds(AssignmentFacts lead, boolean open) {
        List<Predicate<AssignmentFacts>> parts = parts(open);
        if (parts.isEmpty()) return true;
        return match == Match.ANY
                ? parts.stream().anyMatch(part -> part.test(lead))
                : parts.stream().allMatch(part -> part.test(lead));
    }

    private List<Predicate<AssignmentFacts>> parts(boolean open) {
        List<Predicate<AssignmentFacts>> parts = new ArrayList<>();
        if (named(sources)) parts.add(lead -> isOne(sources, lead.source()));
        if (named(interests)) parts.add(lead -> containsOne(interests, lead.interest()));
        if (named(branchIds)) parts.add(lead -> isOneOf(branchIds, lead.branchId()));
        if (named(languages)) parts.add(lead -> speaksOne(languages, lead.language()));
        if (named(cities)) parts.add(lead -> isOne(cities, lead.city()));
        if (scoreFrom != null) parts.add(lead -> lead.score() >= scoreFrom);
        if (scoreTo != null) parts.add(lead -> lead.score() <= scoreTo);
        if (hours != null) parts.add(lead -> open == (hours == Hours.INSIDE));
        return parts;
    }

    private static boolean named(@Nullable List<?> values) {
        return values != null && !values.isEmpty();
    }

    private static boolean isOneOf(@Nullable List<UUID> ids, @Nullable UUID id) {
        return ids != null && id != null && ids.contains(id);
    }

    private static boolean isOne(@Nullable List<String> names, @Nullable String value) {
        return names != null
                && value != null
                && names.stream().anyMatch(name -> folded(name).equals(folded(value)));
    }

    private static boolean containsOne(@Nullable List<String> words, @Nullable String value) {
        return words != null
                && value != null
                && words.stream().anyMatch(word -> folded(value).contains(folded(word)));
    }

    private static boolean speaksOne(@Nullable List<String> tags, @Nullable String value) {
        return tags != null
                && value != null
                && tags.stream()
                        .anyMatch(tag -> folded(value).equals(folded(tag))
                                || folded(value).startsWith(folded(tag) + "-"));
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
