package dev.cohort.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.cohort.access.Access;
import dev.cohort.leads.Duplicate;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.LeadFields;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadScore;
import dev.cohort.leads.LeadStatus;
import dev.cohort.leads.LeadTimelines;
import dev.cohort.leads.Leads;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.ui.Avatar;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Composer;
import dev.cohort.ui.Facts;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Meter;
import dev.cohort.ui.Note;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Score;
import dev.cohort.ui.Section;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts that a lead's panel and its page are made of. */
@Dependent
class LeadParts {
    private static final double MOST_POINTS = 35;

    private final Leads leads;
    private final LeadTimelines timelines;
    private final LeadHistory history;
    private final LeadWords words;

    @Inject
    LeadParts(Leads leads, LeadTimelines timelines, LeadHistory history, LeadWords words) {
        this.leads = leads;
        this.timelines = timelines;
        this.history = history;
        this.words = words;
    }

    LeadWords words() {
        return words;
    }

    static boolean mayChange(LeadDetails lead) {
        return Access.may(LeadPermissions.CHANGE) && !lead.archived();
    }

    /** Status, score, branch, tags. */
    Markup[] badges(LeadDetails lead) {
        List<Markup> badges = new ArrayList<>();
        badges.add(words.ring(lead.status()).badge(words.title(lead.status())));
        badges.add(Score.pill(lead.score().value()));
        if (lead.branch() != null) badges.add(Badge.markup(lead.branch().name(), Tone.OUTLINE, Icon.PLACE));
        lead.tags().stream().limit(3).forEach(tag -> badges.add(Badge.markup(tag, Tone.OUTLINE)));
        return badges.toArray(Markup[]::new);
    }

    /** The status after this one on the way to enrolment, if it is a usual step. */
    Optional<LeadStatus> following(LeadDetails lead) {
        return words.statuses().stream()
                .filter(status -> status.stage().isOpen() && status.stage().compareTo(lead.stage()) > 0)
                .findFirst()
                .filter(status -> lead.stage().isOpen());
    }

    /** Buttons to call, to write by WhatsApp, to mail: those there is an address for. */
    Component[] channels(LeadDetails lead) {
        List<Component> channels = new ArrayList<>();
        if (lead.phoneE164() != null)
            channels.add(channel("tel:" + lead.phoneE164(), Icon.PHONE, Words.of("leads.call", lead.name())));
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

    Facts contact(LeadDetails lead) {
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
                .add(Words.of("lead.field.city"), place(lead))
                .add(
                        Words.of("lead.field.birthDate"),
                        lead.birthDate() == null ? "" : words.moments().date(lead.birthDate()));
    }

    /** What the lead wants and whose it is. */
    Facts intent(Facts facts, LeadDetails lead) {
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
    static String attribution(LeadDetails lead) {
        return Stream.of(LeadWords.named(lead.source()), lead.medium(), lead.campaign())
                .filter(part -> !part.equals(LeadFields.NO_MEDIUM))
                .reduce((one, other) -> one + " / " + other)
                .orElse("");
    }

    Facts origin(LeadDetails lead) {
        return new Facts()
                .add(Words.of("lead.field.source"), words.source(lead.source()))
                .add(Words.of("lead.field.medium"), known(lead.medium()))
                .add(Words.of("lead.field.campaign"), known(lead.campaign()))
                .add(Words.of("lead.field.utmTerm"), said(lead.utmTerm()))
                .add(Words.of("lead.field.utmContent"), said(lead.utmContent()))
                .add(Words.of("lead.field.externalId"), said(lead.externalId()))
                .add(Words.of("lead.field.createdAt"), words.moments().dateTime(lead.createdAt()));
    }

    /** The score with the reasons that add up to it. */
    Section score(LeadDetails lead) {
        int value = lead.score().value();
        var said = Parts.div(
                "row",
                Parts.span("big", String.valueOf(value)),
                Badge.of(Score.of(value).word(), tone(Score.of(value))));
        return new Section(Words.of("lead.field.score"), said, reasons(lead))
                .end(Parts.span("t3 sm", Words.of("leads.score.range")));
    }

    private static Tone tone(Score score) {
        return switch (score) {
            case COLD -> Tone.RED;
            case WARM -> Tone.ORANGE;
            case HOT -> Tone.YELLOW;
            case VERY_HOT -> Tone.GREEN;
        };
    }

    /** The same, folded behind the question. */
    Section whyScored(LeadDetails lead) {
        return new Section(new Details(Words.of("leads.score.why", lead.score().value()), reasons(lead)));
    }

    private Div reasons(LeadDetails lead) {
        LeadScore score = leads.score(lead.id());
        var reasons = Parts.div("col why");
        for (LeadScore.Contribution reason : score.contributions()) {
            String rule = Words.of("lead.score." + reason.rule());
            boolean good = reason.points() > 0;
            reasons.add(Parts.div(
                    "row sm",
                    Parts.span("grow cut", rule),
                    new Meter(rule, Math.min(1, Math.abs(reason.points()) / MOST_POINTS), good ? Tone.GREEN : Tone.RED),
                    Parts.span(good ? "m r green" : "m r red", (good ? "+" : "−") + Math.abs(reason.points()))));
        }
        return reasons;
    }

    Section notes(LeadDetails lead) {
        var text = Parts.div("prose", Parts.span("", said(lead.notes())));
        return new Section(Words.of("lead.field.notes"), text);
    }

    Component timeline(LeadDetails lead) {
        return history.timeline(timelines.timeline(lead.id()).items());
    }

    /** How long the lead stood in each status it has passed, in seconds. */
    java.util.Map<String, Long> passed(LeadDetails lead) {
        var passed = new java.util.LinkedHashMap<String, Long>();
        timelines.timeline(lead.id()).items().forEach(entry -> {
            String from = entry.fromStatus();
            Long seconds = entry.secondsBefore();
            if (from != null && seconds != null) passed.merge(from, seconds, Long::sum);
        });
        return passed;
    }

    /** Where a note is written; it is kept behind those there are. */
    Composer composer(LeadDetails lead, Runnable written) {
        return new Composer((channel, text) -> {
                    // Read again, so that a note somebody else wrote meanwhile is kept.
                    LeadDetails now = leads.get(lead.id());
                    String notes = now.notes() == null ? text.strip() : now.notes() + "\n\n" + text.strip();
                    var change = Json.mapper().createObjectNode().put("notes", notes);
                    leads.change(lead.id(), now.version(), Patch.of(LeadFields.class, change));
                    Toast.show(Words.of("leads.note.saved"));
                    written.run();
                })
                .channel(
                        "note",
                        Icon.NOTE,
                        Words.of("leads.note"),
                        Words.of("leads.note.placeholder"),
                        Words.of("leads.save"),
                        "");
    }

    /** Says who this lead may be besides; empty when nobody comes to mind. */
    Optional<Component> duplicates(LeadDetails lead) {
        if (!Access.may(LeadPermissions.CREATE)) return Optional.empty();
        return leads.duplicatesOf(lead.fields()).stream()
                .filter(other -> !other.id().equals(lead.id()))
                .findFirst()
                .map(this::perhaps);
    }

    /** "Perhaps the same person", with a way there. */
    Note perhaps(Duplicate other) {
        var open = new Anchor("leads/" + other.number(), Words.of("leads.open"));
        open.setTarget("_blank");
        open.setRouterIgnore(true);
        Markup said = Phrase.of(
                "leads.duplicate",
                Markup.strong(other.name()),
                Markup.span("nw", Markup.text(other.number())),
                Markup.text(Words.of("leads.same." + other.reason())),
                Markup.text(words.title(other.status()).toLowerCase(Words.locale())));
        return new Note(Tone.YELLOW, Icon.MERGE, said, open);
    }

    private static String language(@Nullable String tag) {
        return tag == null ? "" : Locale.forLanguageTag(tag).getDisplayName(Words.locale());
    }

    private static String place(LeadDetails lead) {
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
