package dev.cohort.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.cohort.access.ViewPermission;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadStatus;
import dev.cohort.leads.Leads;
import dev.cohort.ui.Facts;
import dev.cohort.ui.Keys;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Parts;
import dev.cohort.ui.RecordHeader;
import dev.cohort.ui.RecordLayout;
import dev.cohort.ui.Section;
import dev.cohort.ui.Shell;
import dev.cohort.ui.StageBar;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One lead with all that is known of it. */
@Route(value = "leads/:number", layout = Shell.class)
@ViewPermission(LeadPermissions.READ)
@Dependent
public class LeadPage extends View implements BeforeEnterObserver, HasDynamicTitle {
    private final Leads leads;
    private final LeadParts parts;
    private final LeadActions actions;
    private String title = "";

    @Inject
    LeadPage(Leads leads, LeadParts parts, LeadActions actions) {
        this.leads = leads;
        this.parts = parts;
        this.actions = actions;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String number = event.getRouteParameters().get("number").orElse("");
        show(leads.find(number).orElseThrow(NotFoundException::new));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(LeadDetails lead) {
        title = lead.name();
        removeAll();
        Runnable changed = () -> show(leads.get(lead.id()));
        Runnable list = () -> UI.getCurrent().navigate(LeadsView.class);
        var body = new RecordLayout(facts(lead), middle(lead, changed), related(lead));
        add(
                new PageHeader(lead.number())
                        .crumb(Words.of("leads.title"), "leads")
                        .slim(),
                head(lead, changed, list),
                stages(lead),
                body);
        Keys.on(body, "e", Words.of("leads.edit"), () -> actions.edit(lead, changed));
        Keys.on(body, "escape", "", list);
    }

    private RecordHeader head(LeadDetails lead, Runnable changed, Runnable list) {
        var head = new RecordHeader(lead.name(), parts.badges(lead)).about(about(lead));
        if (lead.nextStepAt() != null) {
            String step = lead.nextStep() == null ? "" : lead.nextStep() + ", ";
            head.next(
                    parts.words().moments().urgency(lead.nextStepAt()),
                    step + parts.words().moments().full(lead.nextStepAt()));
        }
        List<Component> buttons = actions.of(lead, changed, list);
        if (buttons.size() > 2) buttons.addLast(buttons.removeFirst());
        return head.actions(parts.channels(lead)).actions(buttons.toArray(Component[]::new));
    }

    private String about(LeadDetails lead) {
        String what = lead.interest() == null ? "" : lead.interest() + ", ";
        return what
                + Words.of(
                        "leads.about",
                        LeadWords.named(lead.source()),
                        parts.words().age(lead.createdAt()));
    }

    private StageBar stages(LeadDetails lead) {
        Map<String, Long> passed = parts.passed(lead);
        var bar = new StageBar();
        for (LeadStatus status : parts.words().statuses()) {
            boolean here = status.key().equals(lead.status());
            if (!here && !status.stage().isOpen() && !status.stage().isArchived()) continue;
            String name = status.titleIn(Words.locale());
            Long seconds = passed.get(status.key());
            if (here) {
                String since = parts.words().age(lead.stageSince());
                bar.now(LeadWords.ring(status.stage()), name, Words.of("leads.stage.now", since));
            } else if (seconds != null) {
                bar.past(LeadWords.ring(status.stage()), name, Moments.length(Duration.ofSeconds(seconds)));
            } else {
                bar.next(LeadWords.ring(status.stage()), name);
            }
        }
        return bar;
    }

    private Component facts(LeadDetails lead) {
        var facts = Parts.div(
                "",
                new Section(Words.of("leads.contact"), parts.contact(lead)),
                new Section(Words.of("leads.intent"), parts.intent(new Facts(), lead)),
                new Section(Words.of("leads.origin"), parts.origin(lead)));
        if (lead.notes() != null) facts.add(parts.notes(lead));
        return facts;
    }

    private Component middle(LeadDetails lead, Runnable changed) {
        var middle = Parts.div("");
        if (LeadParts.mayChange(lead)) middle.add(parts.composer(lead, changed));
        middle.add(parts.timeline(lead));
        return middle;
    }

    private Component related(LeadDetails lead) {
        var related = Parts.div("", parts.score(lead));
        parts.duplicates(lead).ifPresent(note -> related.add(new Section(Words.of("leads.duplicate.title"), note)));
        return related;
    }
}
