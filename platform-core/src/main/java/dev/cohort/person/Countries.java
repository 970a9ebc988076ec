package dev.cohort.person;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Countries by ISO 3166 code or by their English or German name. */
public final class Countries {
    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /** The two-letter code; empty when nothing, or nothing known, was typed. */
    public static Optional<String> code(@Nullable String typed) {
        if (typed == null || typed.length() > 100) return Optional.empty();
        return Optional.ofNullable(CODES.get(PersonRules.fold(typed.strip())));
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            codes.put(PersonRules.fold(code), code);
            codes.put(PersonRules.fold(country.getISO3Country()), code);
            for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN))
                codes.put(PersonRules.fold(country.getDisplayCountry(language)), code);
        }
        Map.of(
                        "uk",
                        "GB",
                        "great britain",
                        "GB",
                        "england",
                        "GB",
                        "hong kong",
                        "HK",
                        "south korea",
                        "KR",
                        "usa",
                        "US",
                        "uae",
                        "AE",
                        "czech republic",
                        "CZ",
                        "turkey",
                        "TR")
                .forEach(codes::putIfAbsent);
        return Map.copyOf(codes);
    }
}
