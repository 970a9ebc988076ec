package dev.cohort.leads.leadimport;

import dev.cohort.imports.ImportField;
import dev.cohort.imports.ImportField.Looks;
import java.util.List;

/** The fields of an activity that a column may be, with the names such columns have in files we have met. */
final class ActivityColumns {
    static final List<ImportField> FIELDS = List.of(
            field(
                    "leadNumber",
                    "lead number",
                    "lead no",
                    "lead",
                    "number",
                    "nummer",
                    "lead nummer",
                    "leadnummer",
                    "номер лида",
                    "номер"),
            new ImportField(
                    "leadEmail",
                    "activity.import.leadEmail",
                    Looks.EMAIL,
                    false,
                    List.of("email", "e mail", "email address", "lead email", "mail", "почта")),
            field("leadExternalId", "external id", "lead id", "prospect id", "contact id", "id", "kundennummer", "ид"),
            field("kind", "type", "kind", "activity type", "activity", "channel", "art", "typ", "kanal", "тип"),
            field("direction", "direction", "in out", "richtung", "направление"),
            field(
                    "happenedAt",
                    "date",
                    "when",
                    "happened at",
                    "created at",
                    "created",
                    "time",
                    "datum",
                    "zeitpunkt",
                    "дата"),
            field("subject", "subject", "title", "betreff", "titel", "тема"),
            field(
                    "body",
                    "note",
                    "notes",
                    "body",
                    "text",
                    "comment",
                    "comments",
                    "description",
                    "notiz",
                    "notizen",
                    "kommentar",
                    "beschreibung",
                    "заметка",
                    "комментарий"),
            field("outcome", "outcome", "result", "ergebnis", "результат"),
            field("minutes", "minutes", "duration", "duration minutes", "dauer", "minuten", "длительность"),
            field("author", "author", "user", "by", "created by", "member", "autor", "von", "benutzer", "автор"));

    private ActivityColumns() {}

    private static ImportField field(String key, String... names) {
        return new ImportField(key, "activity.import." + key, Looks.NOTHING, false, List.of(names));
    }
}
