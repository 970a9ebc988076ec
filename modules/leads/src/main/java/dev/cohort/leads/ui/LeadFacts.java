package dev.cohort.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.LeadFields;
import dev.cohort.ui.Avatar;
import dev.cohort.ui.Facts;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of a lead: how to reach them, what they want, where they came from. */
record LeadFacts(LeadWords words, LeadDetails lead) {
    /** Buttons to call, to write by WhatsApp, to mail: those there is an address for. */
    Component[] channels() {
        List<Component> channels = new ArrayList<>();
        if (lead.phoneE164() != null)
            channels.add(channel("tel:" + lead.phoneE164(), Icon.PHONE, Words.of("leads.call.name", lead.name())));
        String whatsapp = lead.whatsapp() == null ? lead.phoneE164() : lead.whatsapp();
        if (whatsapp != null && !whatsapp.replaceAll("\\D", "").isEmpty())
            channels.add(channel(
                    "https://wa.me/" + whatsapp.replaceAll("\\D", ""),
                    Icon.WHATSAPP,
                    Words.of("leads.whatsapp.write", lead.name())));
        if (lead.email() != null)
            channels.add(channel("mailto:" + lead.email(), Icon.MAIL, Words.of("leads.email.write", lead.name())));
        return channels.toArray(Component[]::new);
    }

    private static Anchor channel(String href, Icon icon, String label) {
        var link = new Anchor(href, icon.create());
        link.addClassNames("btn", "ic");
        link.setRouterIgnore(true);
        link.setAriaLabel(label);
        link.setTitle(label);
        if (href.startsWith("https")) link.setTarget("_blank");
        return link;
    }

    Facts contact() {
        var facts = new Facts();
        if (lead.phone() != null)
            facts.add(
                    Words.of("lead.field.phone"),
                    Markup.link(
                            "tel:" + (lead.phoneE164() == null ? lead.phone() : lead.phoneE164()),
                            Markup.text(lead.phone())));
        if (lead.email() != null)
            facts.add(Words.of("lead.field.email"), Markup.link("mailto:" + lead.email(), Markup.text(lead.email())));
        return facts.add(Words.of("lead.field.whatsapp"), said(lead.whatsapp()))
                .add(Words.of("lead.field.telegram"), said(lead.telegram()))
                .add(Words.of("lead.field.instagram"), said(lead.instagram()))
                .add(Words.of("lead.field.company"), said(lead.company()))
                .add(Words.of("lead.field.jobTitle"), said(lead.jobTitle()))
                .add(Words.of("lead.field.language"), language(lead.language()))
                .add(Words.of("lead.field.city"), place())
                .add(
                        Words.of("lead.field.birthDate"),
                        lead.birthDate() == null ? "" : words.moments().date(lead.birthDate()));
    }

    /** What the lead wants and whose it is. */
    Facts intent(Facts facts) {
        facts.add(Words.of("lead.field.interest"), said(lead.interest()));
        facts.add(Words.of("nextstep"), words.next(lead.nextStep(), lead.nextStepAt()));
        facts.add(
                Words.of("lead.field.owner"),
                lead.owner() == null
                        ? Markup.span("t3", Markup.text(Words.of("leads.nobody")))
                        : Avatar.named(lead.owner().name(), Avatar.Size.SMALL));
        return facts.add(Words.of("lead.field.lostReason"), said(lead.lostReason()));
    }

    /** Source, medium and campaign in one line, as the panel shows them. */
    String attribution() {
        return Stream.of(LeadWords.named(lead.source()), lead.medium(), lead.campaign())
                .filter(part -> !part.equals(LeadFields.NO_MEDIUM))
                .reduce((one, other) -> one + " / " + other)
                .orElse("");
    }

    Facts origin() {
        return new Facts()
                .add(Words.of("lead.field.source"), words.source(lead.source()))
                .add(Words.of("lead.field.medium"), known(lead.medium()))
                .add(Words.of("lead.field.campaign"), known(lead.campaign()))
                .add(Words.of("lead.field.utmTerm"), said(lead.utmTerm()))
                .add(Words.of("lead.field.utmContent"), said(lead.utmContent()))
                .add(Words.of("lead.field.externalId"), said(lead.externalId()))
                .add(Words.of("lead.field.createdAt"), words.moments().dateTime(lead.createdAt()));
    }

    private static String language(@Nullable String tag) {
        return tag == null ? "" : Locale.forLanguageTag(tag).getDisplayName(Words.locale());
    }

    private String place() {
        String country =
                lead.country() == null ? "" : Locale.of("", lead.country()).getDisplayCountry(Words.locale());
        String city = said(lead.city());
        return city.isEmpty() || country.isEmpty() ? city + country : city + ", " + country;
    }

    private static String known(String attribution) {
        return attribution.equals(LeadFields.NO_MEDIUM) ? "" : attribution;
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }
}
