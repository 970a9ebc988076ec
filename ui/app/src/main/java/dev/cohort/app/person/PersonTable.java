package dev.cohort.app.person;

import dev.cohort.customfield.OwnField;
import dev.cohort.person.PersonRecord;
import dev.cohort.person.PersonSummary;
import dev.cohort.text.Texts;
import dev.cohort.ui.Avatar;
import dev.cohort.ui.Badge;
import dev.cohort.ui.DataGrid;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Places;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.OwnFieldColumns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of the list of people. */
class PersonTable extends DataGrid<PersonSummary> {
    /** @param own the tenant's own fields, each a column that may be chosen */
    PersonTable(List<OwnField> own) {
        super(PersonSummary::id);
        column("name", Words.of("person.field.name"), person -> Avatar.named(person.name(), Avatar.Size.MEDIUM))
                .setWidth("180px")
                .setFlexGrow(3)
                .setSortable(true);
        column("records", Words.of("person.field.records"), person -> records(person.records()))
                .setWidth("180px")
                .setFlexGrow(2);
        text("email", Words.of("person.field.email"), person -> said(person.email()))
                .setWidth("180px")
                .setFlexGrow(2);
        text("phone", Words.of("person.field.phone"), person -> said(person.phone()))
                .setWidth("140px");
        text("company", Words.of("person.field.company"), person -> said(person.company()))
                .setWidth("130px");
        text("city", Words.of("person.field.city"), person -> said(person.city()))
                .setWidth("110px");
        text("country", Words.of("person.field.country"), person -> said(Places.country(person.country())))
                .setWidth("90px");
        text(
                        "birthDate",
                        Words.of("person.field.birthDate"),
                        person -> person.birthDate() == null ? "" : Dates.day(person.birthDate()))
                .setWidth("110px");
        text("changedAt", Words.of("person.field.changedAt"), person -> Dates.day(person.changedAt()))
                .setWidth("110px")
                .setSortable(true);
        text("createdAt", Words.of("person.field.createdAt"), person -> Dates.day(person.createdAt()))
                .setWidth("110px")
                .setSortable(true);
        hide("city", "country", "birthDate", "changedAt");
        OwnFieldColumns.into(this, own, PersonSummary::customFields);
        phoneCard(PersonTable::card);
        label(Words.of("people.title"));
    }

    /** What somebody is to the centre. */
    static Markup records(List<PersonRecord> records) {
        return Markup.span(
                "row", records.stream().limit(2).map(PersonTable::badge).toArray(Markup[]::new));
    }

    static Markup badge(PersonRecord record) {
        return Badge.markup(role(record.type()) + " · " + record.status(), record.open() ? Tone.BLUE : Tone.OUTLINE);
    }

    static String role(String type) {
        return Texts.find(Words.locale(), "person.role." + type).orElse(type);
    }

    private static Markup card(PersonSummary person) {
        String reached = person.email() == null ? said(person.phone()) : person.email();
        return Markup.span(
                "row g3 grow",
                Avatar.markup(person.name(), Avatar.Size.MEDIUM),
                Markup.span(
                        "col grow cut",
                        Markup.span("cut m", Markup.text(person.name())),
                        Markup.span(
                                "row between sm two-ends",
                                Markup.span("cut t3", Markup.text(reached)),
                                person.records().stream()
                                        .findFirst()
                                        .map(PersonTable::badge)
                                        .orElse(Markup.EMPTY))),
                Icon.CHEVRON_RIGHT.markup(Icon.Size.SMALL));
    }

    static String said(@Nullable String text) {
        return text == null ? "" : text;
    }
}
