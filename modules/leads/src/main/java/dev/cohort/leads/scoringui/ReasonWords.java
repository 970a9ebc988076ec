package dev.cohort.leads.scoringui;

import dev.cohort.leads.LeadFields;
import dev.cohort.leads.scoring.LearnedScore.Reason;
import dev.cohort.ui.Words;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Set;

/** What a field says of a lead, as people say it. */
final class ReasonWords {
    private static final Set<String> PRESENCE = Set.of(
            "firstName", "lastName", "company", "email", "phone", "whatsapp", "telegram", "instagram", "externalId");

    private ReasonWords() {}

    static String of(Reason reason) {
        String value = reason.value();
        if (value == null || value.equals(LeadFields.NO_MEDIUM)) return Words.of("leads.learned.unknown");
        if (PRESENCE.contains(reason.field())) return Words.of("leads.learned.known");
        Locale locale = Words.locale();
        return switch (reason.field()) {
            case "weekday" -> DayOfWeek.of(Integer.parseInt(value)).getDisplayName(TextStyle.FULL, locale);
            case "hour" -> Words.of("leads.learned.hour", value);
            case "country" -> Locale.of("", value).getDisplayCountry(locale);
            case "language" -> Locale.forLanguageTag(value).getDisplayLanguage(locale);
            default -> value;
        };
    }
}
