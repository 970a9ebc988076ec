package dev.cohort.ui.message;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.consent.ConsentStanding;
import dev.cohort.consent.ConsentState;
import dev.cohort.consent.ConsentStatement;
import dev.cohort.consent.Consents;
import dev.cohort.consent.NewConsent;
import dev.cohort.consent.PersonConsents;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
import dev.cohort.ui.Badge;
import dev.cohort.ui.DateFields;
import dev.cohort.ui.Dates;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Section;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a person has agreed to, as a part of a page: where they stand, what they said, a way to enter more. */
@Dependent
public class ConsentDesk {
    private static final int STATEMENTS = 50;
    private static final List<String> SOURCES = List.of("phone", "in-person", "paper", "email", "web-form");

    private final Consents consents;

    @Inject
    ConsentDesk(Consents consents) {
        this.consents = consents;
    }

    /** Of whoever a record is about; empty for whom consents are none of their business. */
    public Optional<Section> ofRecord(String recordType, UUID recordId, Runnable changed) {
        if (!Access.may(CorePermissions.CONSENT_READ)) return Optional.empty();
        PersonConsents known = consents.listOf(recordType, recordId, ListQuery.first(STATEMENTS));
        var section = new Section(Words.of("consent.title"));
        section.addClassName("consents");
        known.current().forEach(standing -> section.add(line(standing)));
        if (!known.items().isEmpty()) {
            var said = Parts.div("col sm");
            known.items().forEach(statement -> said.add(line(statement)));
            section.add(new Details(Words.of("consent.history", known.items().size()), said));
        }
        if (Access.may(CorePermissions.CONSENT_CHANGE))
            section.end(Action.small(Action.quietIcon(
                    Icon.PLUS,
                    Words.of("consent.enter"),
                    () -> enter(recordType, recordId, known.current(), changed))));
        return Optional.of(section);
    }

    /** What they said, the latest first; nothing for whom consents are none of their business. */
    public List<ConsentStatement> said(String recordType, UUID recordId) {
        if (!Access.may(CorePermissions.CONSENT_READ)) return List.of();
        return consents.listOf(recordType, recordId, ListQuery.first(STATEMENTS))
                .items();
    }

    private static Div line(ConsentStanding standing) {
        var words = Parts.div("cut grow", Parts.span("cut", standing.title()));
        if (!standing.channel().equals(Consents.ANY))
            words.add(Parts.span("t3 sm", " · " + MessageWords.channel(standing.channel())));
        return Parts.div("row sm", words, badge(standing).component());
    }

    /** Whether they may be written to, in a colour, an icon and a word. */
    public static Markup badge(ConsentStanding standing) {
        String words = Words.of("consent.state." + standing.state().name().toLowerCase(java.util.Locale.ROOT));
        return switch (standing.state()) {
            case GIVEN -> Badge.smallMarkup(words, Tone.GREEN, Icon.CHECK);
            case WITHDRAWN -> Badge.smallMarkup(words, Tone.RED, Icon.CLOSE);
            case UNKNOWN ->
                standing.allowed()
                        ? Badge.smallMarkup(Words.of("consent.state.contract"), Tone.GREY, Icon.CHECK)
                        : Badge.smallMarkup(words, Tone.GREY, Icon.INFO);
        };
    }

    private static Div line(ConsentStatement said) {
        String what = Words.of(
                said.state() == ConsentState.GIVEN ? "consent.said.given" : "consent.said.withdrawn",
                purpose(said.purpose()),
                Dates.moment(said.happenedAt()),
                source(said.source()),
                said.actor());
        var line = Parts.div("", Parts.span("", what));
        if (said.proof() != null) line.add(Parts.div("t3", Parts.span("", said.proof())));
        return line;
    }

    /** A purpose in words, as written where it is the tenant's own. */
    public static String purpose(String key) {
        return Texts.find(Words.locale(), "consent.purpose." + key)
                .map(text -> Words.of("consent.purpose." + key))
                .orElse(key);
    }

    private static String channel(String key) {
        return key.equals(Consents.ANY) ? Words.of("consent.channel.any") : MessageWords.channel(key);
    }

    /** How something was said, in words. */
    public static String source(String key) {
        return Texts.find(Words.locale(), "consent.source." + key).orElse(key);
    }

    private void enter(String recordType, UUID recordId, List<ConsentStanding> known, Runnable changed) {
        var purpose = new Select<ConsentStanding>();
        purpose.setLabel(Words.of("consent.field.purpose"));
        List<ConsentStanding> purposes = known.stream()
                .filter(standing -> standing.channel().equals(Consents.ANY))
                .toList();
        purpose.setItems(purposes);
        purpose.setItemLabelGenerator(ConsentStanding::title);
        purpose.setValue(purposes.getFirst());
        var state = new Select<ConsentState>();
        state.setLabel(Words.of("consent.field.state"));
        state.setItems(ConsentState.GIVEN, ConsentState.WITHDRAWN);
        state.setItemLabelGenerator(
                each -> Words.of("consent.state." + each.name().toLowerCase(java.util.Locale.ROOT)));
        state.setValue(ConsentState.GIVEN);
        var source = new Select<String>();
        source.setLabel(Words.of("consent.field.source"));
        source.setItems(SOURCES);
        source.setItemLabelGenerator(ConsentDesk::source);
        source.setValue(SOURCES.getFirst());
        var channel = new Select<String>();
        channel.setLabel(Words.of("consent.field.channel"));
        channel.setItems(known.stream().map(ConsentStanding::channel).distinct().toList());
        channel.setItemLabelGenerator(ConsentDesk::channel);
        channel.setValue(Consents.ANY);
        var when = DateFields.moment();
        when.setLabel(Words.of("consent.field.happenedAt"));
        when.setHelperText(Words.of("consent.field.happenedAt.help"));
        var proof = new TextArea(Words.of("consent.field.proof"));
        proof.setMaxLength(2000);
        proof.setHelperText(Words.of("consent.field.proof.help"));
        var panel = new FormPanel[1];
        panel[0] = new FormPanel(Words.of("consent.enter"), Words.of("consent.save"), () -> {
            consents.addTo(
                    recordType,
                    recordId,
                    new NewConsent(
                            purpose.getValue().purpose(),
                            Consents.ANY.equals(channel.getValue()) ? null : channel.getValue(),
                            state.getValue(),
                            when.isEmpty()
                                    ? null
                                    : when.getValue()
                                            .atZone(Context.current().zone())
                                            .toInstant(),
                            source.getValue(),
                            proof.isEmpty() ? null : proof.getValue().strip(),
                            null));
            panel[0].done();
            Toast.show(Words.of("consent.saved"));
            changed.run();
        });
        panel[0].fields(purpose, state, channel, source).wide(when).wide(proof).open();
    }
}
