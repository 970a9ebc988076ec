package dev.cohort.app.organization;

import dev.cohort.customfield.OwnField;
import dev.cohort.organization.OrganizationDetails;
import dev.cohort.ui.Avatar;
import dev.cohort.ui.DataGrid;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.OwnFieldColumns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of the list of organizations. */
class OrganizationTable extends DataGrid<OrganizationDetails> {
    /** @param own the tenant's own fields, each a column that may be chosen */
    OrganizationTable(List<OwnField> own) {
        super(OrganizationDetails::id);
        column("name", Words.of("organization.field.name"), each -> Avatar.named(each.name(), Avatar.Size.MEDIUM))
                .setWidth("200px")
                .setFlexGrow(3)
                .setSortable(true);
        number(
                        "people",
                        Words.of("organization.field.people"),
                        each -> String.format(Words.locale(), "%,d", each.people()))
                .setWidth("90px")
                .setFlexGrow(0);
        text("website", Words.of("organization.field.website"), each -> said(each.website()))
                .setWidth("180px")
                .setFlexGrow(2);
        text("email", Words.of("organization.field.email"), each -> said(each.email()))
                .setWidth("180px")
                .setFlexGrow(2);
        text("phone", Words.of("organization.field.phone"), each -> said(each.phone()))
                .setWidth("140px");
        text("city", Words.of("organization.field.city"), each -> said(each.city()))
                .setWidth("120px");
        text("country", Words.of("organization.field.country"), each -> said(each.country()))
                .setWidth("90px");
        text("changedAt", Words.of("organization.field.changedAt"), each -> Dates.day(each.changedAt()))
                .setWidth("110px")
                .setSortable(true);
        text("createdAt", Words.of("organization.field.createdAt"), each -> Dates.day(each.createdAt()))
                .setWidth("110px")
                .setSortable(true);
        hide("country", "changedAt");
        OwnFieldColumns.into(this, own, OrganizationDetails::customFields);
        phoneCard(OrganizationTable::card);
        label(Words.of("organizations.title"));
    }

    private static Markup card(OrganizationDetails each) {
        String reached = each.email() == null ? said(each.phone()) : said(each.email());
        return Markup.span(
                "row g3 grow",
                Avatar.markup(each.name(), Avatar.Size.MEDIUM),
                Markup.span(
                        "col grow cut",
                        Markup.span("cut m", Markup.text(each.name())),
                        Markup.span(
                                "row between sm",
                                Markup.span("cut t3", Markup.text(reached)),
                                Markup.text(Words.of("people.count", each.people())))),
                Icon.CHEVRON_RIGHT.markup(Icon.Size.SMALL));
    }

    static String said(@Nullable String text) {
        return text == null ? "" : text;
    }
}
