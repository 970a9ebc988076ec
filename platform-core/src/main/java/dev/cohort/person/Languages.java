package dev.cohort.person;

import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Languages by BCP 47 tag or by their English, German or own name. */
public final class Languages {
    private static final Map<String, String> TAGS = tags();

    private Languages() {}

    /** The tag, such as {@code de} or {@code pt-BR}; empty when nothing, or nothing known, was typed. */
    public static Optional<String> tag(@Nullable String typed) {
        if (typed == null || typed.length() > 35) return Optional.empty();
        String folded = PersonRules.fold(typed.strip());
        String tag = TAGS.get(folded);
        if (tag != null) return Optional.of(tag);
        int hyphen = folded.replace('_', '-').indexOf('-');
        if (hyphen < 0 || !TAGS.containsKey(folded.substring(0, hyphen))) return Optional.empty();
        try {
            return Optional.of(new Locale.Builder()
                    .setLanguageTag(folded.replace('_', '-'))
                    .build()
                    .toLanguageTag());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> tags() {
        Map<String, String> tags = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            Locale language = Locale.of(code);
            tags.put(code, language.toLanguageTag());
            for (Locale speaker : List.of(Locale.ENGLISH, Locale.GERMAN, language))
                tags.putIfAbsent(PersonRules.fold(language.getDisplayLanguage(speaker)), language.toLanguageTag());
        }
        return Map.copyOf(tags);
    }
}
