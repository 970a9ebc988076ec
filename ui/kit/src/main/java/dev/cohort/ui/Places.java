package dev.cohort.ui;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Countries and languages by their names in the viewer's language, which are kept as codes. */
public final class Places {
    private Places() {}

    /** "Germany" for {@code DE}. */
    public static @Nullable String country(@Nullable String code) {
        return code == null || code.length() != 2 ? code : Locale.of("", code).getDisplayCountry(Words.locale());
    }

    /** "German" for {@code de}. */
    public static @Nullable String language(@Nullable String tag) {
        if (tag == null) return null;
        String name = Locale.forLanguageTag(tag).getDisplayLanguage(Words.locale());
        return name.isEmpty() ? tag : name;
    }
}
