package dev.cohort.template;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words with variables in them: {@code Hello {{person.firstName|there}}}. */
final class TemplateText {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([A-Za-z][\\w.-]*)\\s*(?:\\|([^{}]*))?}}");

    private TemplateText() {}

    /** The variables it names, in their order. */
    static Set<String> variables(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) names.add(variable.group(1));
        return names;
    }

    /**
     * The text with the values in it.
     *
     * @param missing gets what has neither a value nor a stand-in; the variable stays where it is then
     */
    static String filled(String text, Map<String, String> values, Collection<String> missing) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null || value.isBlank())
                value = found.group(2) == null ? null : found.group(2).strip();
            if (value == null) missing.add(found.group(1));
            return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
    }
}
