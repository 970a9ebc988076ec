package dev.cohort.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.LeadFields;
import dev.cohort.leads.captureui.SpeedPart;
import dev.cohort.ui.Avatar;
import dev.cohort.ui.Facts;
import dev.cohort.ui.Keys;
import dev.cohort.ui.Markup;
import dev.cohort.ui.NextStep;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Peek;
import dev.cohort.ui.Section;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Shows a lead beside its list. */
@Dependent
class LeadPanels {
    private final LeadParts parts;
    private final LeadActions actions;
    private final SpeedPart speed;

    @Inject
    LeadPanels(LeadParts parts, LeadActions actions, SpeedPart speed) {
        this.speed = speed;
        this.parts = parts;
        this.actions = actions;
    }

    Peek panel(LeadDetails lead, Runnable changed, Runnable close) {
        var panel = new Peek(Words.of("leads.panel", lead.name()))
                .page("leads/" + lead.number())
                .onClose(close)
                .top(head(lead), badges(lead), buttons(lead, changed));
        actions.menu(lead, changed, close).ifPresent(panel::more);
        panel.section(new Section(facts(lead)));
        speed.of(lead).ifPresent(panel::section);
        parts.duplicates(lead).ifPresent(note -> panel.section(new Section(note)));
        parts.own(lead, false).ifPresent(panel::section);
        if (lead.notes() != null) panel.section(parts.notes(lead));
        panel.section(parts.whyScored(lead));
        panel.section(new Section(Words.of("leads.timeline"), parts.timeline(lead)));
        if (LeadParts.mayChange(lead)) panel.foot(parts.composer(lead, changed));
        Keys.on(panel, "e", Words.of("leads.edit"), () -> actions.edit(lead, changed));
        return panel;
    }

    private static Div head(LeadDetails lead) {
        String interest = lead.interest() == null ? "" : ", " + lead.interest();
        return Parts.div(
                "row g3",
                LeadWords.face(lead.name(), lead.number(), Avatar.Size.LARGE).component(),
                Parts.div(
                        "grow cut",
                        Parts.div("title cut", Markup.text(lead.name()).component()),
                        Parts.div(
                                "t3 sm cut",
                                Markup.text(lead.number() + interest).component())));
    }

    private Component badges(LeadDetails lead) {
        return Markup.span("row wrap", parts.badges(lead)).component();
    }

    private Component buttons(LeadDetails lead, Runnable changed) {
        var row = Parts.div("row wrap");
        actions.next(lead, changed).ifPresent(row::add);
        row.add(parts.facts(lead).channels());
        if (lead.nextStepAt() != null) {
            NextStep urgency = parts.words().moments().urgency(lead.nextStepAt());
            row.add(Parts.spacer());
            row.add(urgency.markup(parts.words().moments().full(lead.nextStepAt()), "")
                    .component());
        }
        return row;
    }

    private Facts facts(LeadDetails lead) {
        LeadFacts known = parts.facts(lead);
        Facts facts = known.intent(known.contact());
        String attribution = known.attribution();
        return facts.add(Words.of("lead.field.source"), attribution.isEmpty() ? LeadFields.DIRECT : attribution)
                .add(Words.of("lead.field.createdAt"), parts.words().moments().dateTime(lead.createdAt()));
    }
}
