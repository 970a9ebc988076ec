package dev.cohort.app.organization;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.customfield.OwnField;
import dev.cohort.organization.OrganizationDetails;
import dev.cohort.ui.Action;
import dev.cohort.ui.Avatar;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Facts;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Peek;
import dev.cohort.ui.Section;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.OwnFieldSection;
import java.util.List;
import java.util.Locale;

/** An organization beside its list. */
final class OrganizationParts {
    private OrganizationParts() {}

    /** @param known the tenant's own fields */
    static Peek panel(OrganizationDetails each, List<OwnField> known) {
        var panel = new Peek(Words.of("organizations.panel", each.name()))
                .page("organizations/" + each.id())
                .top(Parts.div(
                        "row g3",
                        Avatar.of(each.name(), Avatar.Size.LARGE),
                        Parts.div("grow cut title", new Span(each.name()))));
        panel.section(new Section(facts(each)));
        OwnFieldSection.of(known, each.customFields(), true).ifPresent(panel::section);
        if (Access.may(CorePermissions.PERSON_READ)) {
            var link = new Anchor("people?organization=" + each.id(), Words.of("people.count", each.people()));
            panel.section(new Section(Words.of("organization.field.people"), link));
        }
        if (each.notes() != null)
            panel.section(
                    new Section(Words.of("organization.field.notes"), Parts.div("prose", new Span(each.notes()))));
        return panel;
    }

    static Facts facts(OrganizationDetails each) {
        var facts = new Facts();
        if (each.website() != null)
            facts.add(
                    Words.of("organization.field.website"),
                    Markup.link(address(each.website()), Markup.text(each.website())));
        if (each.phone() != null)
            facts.add(
                    Words.of("organization.field.phone"),
                    Markup.link(
                            "tel:" + (each.phoneE164() == null ? each.phone() : each.phoneE164()),
                            Markup.text(each.phone())));
        if (each.email() != null)
            facts.add(
                    Words.of("organization.field.email"),
                    Markup.link("mailto:" + each.email(), Markup.text(each.email())));
        String country =
                each.country() == null ? "" : Locale.of("", each.country()).getDisplayCountry(Words.locale());
        return facts.add(Words.of("organization.field.city"), OrganizationTable.said(each.city()))
                .add(Words.of("organization.field.country"), country)
                .add(Words.of("organization.field.createdAt"), Dates.moment(each.createdAt()));
    }

    private static String address(String website) {
        return website.matches("(?i)https?://.*") ? website : "https://" + website;
    }

    static Component acts(Runnable change, Runnable delete) {
        var row = Parts.div("row", Action.plain(Words.of("organizations.change"), Icon.NOTE, change));
        if (Access.may(CorePermissions.ORGANIZATION_DELETE))
            row.add(Action.quiet(Words.of("organizations.delete"), Icon.TRASH, delete));
        return row;
    }
}
