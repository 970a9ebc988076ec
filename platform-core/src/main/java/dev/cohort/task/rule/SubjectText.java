package dev.cohort.task.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The subject of a rule's tasks, with facts in braces. */
final class SubjectText {
    private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z]{1,40})}");
    private static final Pattern GAPS = Pattern.compile("\\s{2,}");
    private static final int LONGEST = 300;

    private SubjectText() {}

    static Set<String> names(String template) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(template).results().map(found -> found.group(1)).forEach(names::add);
        return names;
    }

    /** A fact that is not known leaves no gap behind. */
    static String fill(String template, JsonNode facts) {
        String filled = NAME.matcher(template)
                .replaceAll((MatchResult found) -> Matcher.quoteReplacement(
                        facts.path(found.group(1)).asText("").strip()));
        String line = GAPS.matcher(filled).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
