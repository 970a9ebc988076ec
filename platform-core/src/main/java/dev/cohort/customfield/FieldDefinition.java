package dev.cohort.customfield;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.rest.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A field of the tenant's own, as {@link FieldSpec} says it, with its place among the others. */
public record FieldDefinition(
        UUID id,
        int version,
        String recordType,
        String key,
        FieldKind kind,
        Map<String, String> labels,
        List<FieldChoice> choices,
        boolean required,
        Map<String, String> help,
        @Nullable String group,
        int position,
        boolean inList,
        boolean inForm,
        boolean archived,
        Instant createdAt,
        Instant changedAt)
        implements Versioned {

    public String label(Locale locale) {
        return said(labels, locale, key);
    }

    public Optional<String> help(Locale locale) {
        return Optional.of(said(help, locale, "")).filter(words -> !words.isEmpty());
    }

    /** The value of the choice in words; the value itself where it is none of them. */
    public String choice(String value, Locale locale) {
        return choices.stream()
                .filter(choice -> choice.value().equals(value))
                .findFirst()
                .map(choice -> choice.label(locale))
                .orElse(value);
    }

    /** In this language, else in English, else in any, else the usual word. */
    static String said(Map<String, String> words, Locale locale, String usual) {
        String own = words.get(locale.getLanguage());
        if (own != null && !own.isBlank()) return own;
        String english = words.get(Locale.ENGLISH.getLanguage());
        return english == null || english.isBlank() ? usual : english;
    }

    /** The value as this field holds it; empty when it does not fit. */
    public Optional<JsonNode> fit(JsonNode value) {
        return FieldValue.fit(this, value);
    }

    public FieldSpec spec() {
        return new FieldSpec(recordType, key, kind, labels, choices, required, help, group, inList, inForm, archived);
    }
}
