package dev.cohort.leads.leadimport;

import dev.cohort.imports.ImportField;
import dev.cohort.imports.ImportField.Looks;
import dev.cohort.imports.PersonImportFields;
import java.util.List;

/** The fields of a lead that a column may be, with the names such columns have in files we have met. */
final class LeadColumns {
    static final List<ImportField> FIELDS = PersonImportFields.with(
            "lead.field.",
            field(
                    "source",
                    true,
                    "source",
                    "lead source",
                    "where from",
                    "origin",
                    "quelle",
                    "herkunft",
                    "источник",
                    "откуда",
                    "источник лида",
                    "fuente"),
            field("medium", true, "medium", "lead medium", "channel", "kanal", "канал"),
            field("campaign", true, "campaign", "campaign name", "kampagne", "кампания"),
            field("utmSource", true, "utm source"),
            field("utmMedium", true, "utm medium"),
            field("utmCampaign", true, "utm campaign"),
            field("utmTerm", true, "utm term"),
            field("utmContent", true, "utm content"),
            field(
                    "externalId",
                    "external id",
                    "externalid",
                    "prospect id",
                    "lead id",
                    "contact id",
                    "customer id",
                    "record id",
                    "id",
                    "crm id",
                    "kundennummer",
                    "kunden nr",
                    "kundennr",
                    "ид"),
            field(
                    "interest",
                    true,
                    "interest",
                    "course",
                    "course of interest",
                    "interested in",
                    "course name",
                    "product",
                    "kurs",
                    "kurswunsch",
                    "interesse",
                    "курс",
                    "интерес",
                    "интересующий курс",
                    "curso",
                    "cours"),
            field("status", true, "status", "lead status", "stage", "lead stage", "статус", "phase"),
            field(
                    "owner",
                    true,
                    "owner",
                    "lead owner",
                    "assigned to",
                    "manager",
                    "salesperson",
                    "sales rep",
                    "responsible",
                    "zustandig",
                    "betreuer",
                    "bearbeiter",
                    "verantwortlich",
                    "менеджер",
                    "ответственный"),
            field("nextStep", "next step", "nachster schritt", "следующий шаг"),
            field("nextStepAt", "next step date", "follow up date", "followup date", "wiedervorlage", "дата контакта"),
            field(
                    "createdAt",
                    "created",
                    "created at",
                    "created on",
                    "create date",
                    "creation date",
                    "date created",
                    "enquiry date",
                    "inquiry date",
                    "lead date",
                    "erstellt",
                    "erstellt am",
                    "anfragedatum",
                    "дата создания",
                    "дата заявки",
                    "создан"),
            field("tags", true, "tags", "tag", "labels", "label", "schlagworte", "stichworte", "теги", "метки"),
            field(
                    "notes",
                    "notes",
                    "note",
                    "comment",
                    "comments",
                    "remarks",
                    "remark",
                    "message",
                    "notizen",
                    "notiz",
                    "bemerkung",
                    "bemerkungen",
                    "kommentar",
                    "nachricht",
                    "комментарий",
                    "комментарии",
                    "примечание",
                    "заметки",
                    "сообщение"));

    static final List<String> OUTCOME_NAMES = List.of(
            "converted",
            "outcome",
            "result",
            "won",
            "won lost",
            "ergebnis",
            "abschluss",
            "результат",
            "итог",
            "enrolled");

    static final List<String> WON_VALUES = List.of(
            "won",
            "converted",
            "enrolled",
            "yes",
            "true",
            "1",
            "sold",
            "contract",
            "gewonnen",
            "vertrag",
            "ja",
            "abgeschlossen",
            "да",
            "успех",
            "продажа",
            "договор");

    private LeadColumns() {}

    private static ImportField field(String key, String... names) {
        return field(key, false, names);
    }

    private static ImportField field(String key, boolean mayDefault, String... names) {
        return new ImportField(key, "lead.field." + key, Looks.NOTHING, mayDefault, List.of(names));
    }
}
