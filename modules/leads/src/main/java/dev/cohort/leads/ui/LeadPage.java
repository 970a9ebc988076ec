package dev.cohort.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadStage;
import dev.cohort.leads.LeadStatus;
import dev.cohort.leads.Leads;
import dev.cohort.leads.captureui.SpeedPart;
import dev.cohort.leads.captureui.TouchPart;
import dev.cohort.search.Search;
import dev.cohort.ui.Action;
import dev.cohort.ui.Address;
import dev.cohort.ui.Ago;
import dev.cohort.ui.Facts;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Keys;
import dev.cohort.ui.Markup;
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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One lead with all that is known of it. */
@Route(value = "leads/:number", layout = Shell.class)
@ViewPermission(LeadPermissions.READ)
@Dependent
public class LeadPage extends View implements BeforeEnterObserver, HasDynamicTitle {
    private final Leads leads;
    private final LeadParts parts;
    private final LeadActions actions;
    private final SpeedPart speed;
    private final TouchPart touches;
    private final Search search;
    private final LeadFaults faults;
    private Optional<RecordLayout> body = Optional.empty();
    private String title = "";

    @Inject
    LeadPage(
            Leads leads,
            LeadParts parts,
            LeadActions actions,
            SpeedPart speed,
            TouchPart touches,
            Search search,
            LeadFaults faults) {
        this.speed = speed;
        this.touches = touches;
        this.faults = faults;
        this.leads = leads;
        this.parts = parts;
        this.actions = actions;
        this.search = search;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String number = event.getRouteParameters().get("number").orElse("");
        LeadDetails lead = leads.find(number).orElseThrow(NotFoundException::new);
        if (Access.may(CorePermissions.SEARCH)) search.seen(Leads.RECORD, lead.id());
        show(lead);
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(LeadDetails lead) {
        title = lead.name();
        removeAll();
        Runnable changed = () -> show(leads.get(lead.id()));
        var next = new RecordLayout(facts(lead), middle(lead, changed), related(lead, changed));
        // Changed, the page shows the part again that was looked at.
        body.ifPresent(before -> next.show(before.shown()));
        body = Optional.of(next);
        add(header(lead, changed), head(lead, changed), stages(lead), next);
        Keys.on(next, "e", Words.of("leads.edit"), () -> actions.edit(lead, changed));
        Keys.on(next, "escape", Words.of("leads.back"), this::back);
    }

    private PageHeader header(LeadDetails lead, Runnable changed) {
        var header = new PageHeader(lead.number())
                .crumb(Words.of("leads.title"), "leads")
                .slim()
                .copyLink("leads/" + lead.number());
        actions.menu(lead, changed, () -> Address.go("leads")).ifPresent(menu -> header.actions(menu.leftwards()));
        return header;
    }

    /** To the list as it was left. */
    private void back() {
        getElement().executeJs("window.Cohort.back('/leads')");
    }

    private RecordHeader head(LeadDetails lead, Runnable changed) {
        Markup[] badges =
                Stream.concat(Stream.of(parts.badges(lead)), actions.held(lead)).toArray(Markup[]::new);
        var head = new RecordHeader(lead.name(), badges).about(about(lead));
        if (lead.nextStepAt() != null) {
            String step = lead.nextStep() == null ? "" : lead.nextStep() + ", ";
            head.next(
                    parts.words().moments().urgency(lead.nextStepAt()),
                    step + parts.words().moments().full(lead.nextStepAt()));
        }
        head.actions(parts.facts(lead).channels());
        if (LeadParts.mayChange(lead))
            head.actions(Action.icon(Icon.NOTE, Words.of("leads.edit"), () -> actions.edit(lead, changed)));
        actions.next(lead, changed).ifPresent(head::actions);
        return head;
    }

    private String about(LeadDetails lead) {
        return Stream.of(
                        lead.interest(),
                        LeadWords.named(lead.source()),
                        parts.words().moments().old(lead.createdAt()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private StageBar stages(LeadDetails lead) {
        Map<String, Long> passed = parts.passed(lead);
        var bar = new StageBar();
        for (LeadStatus status : parts.words().statuses()) {
            boolean here = status.key().equals(lead.status());
            // Of the ends only the usual one is a step of the way; the others are shown to whom they befell.
            if (!here && !status.stage().isOpen() && status.stage() != LeadStage.ENROLLED) continue;
            String name = status.titleIn(Words.locale());
            Long seconds = passed.get(status.key());
            if (here) {
                String since = parts.words().age(lead.stageSince());
                bar.now(LeadWords.ring(status.stage()), name, Words.of("leads.stage.now", since));
            } else if (seconds != null) {
                bar.past(LeadWords.ring(status.stage()), name, Ago.length(Duration.ofSeconds(seconds)));
            } else {
                bar.next(LeadWords.ring(status.stage()), name);
            }
        }
        return bar;
    }

    private Component facts(LeadDetails lead) {
        LeadFacts known = parts.facts(lead);
        var facts = Parts.div(
                "",
                new Section(Words.of("leads.contact"), known.contact()),
                new Section(Words.of("leads.intent"), known.intent(new Facts())),
                new Section(Words.of("leads.origin"), known.origin()));
        touches.of(lead.id()).ifPresent(facts::add);
        parts.own(lead, true).ifPresent(facts::add);
        if (lead.notes() != null) facts.add(parts.notes(lead));
        return facts;
    }

    private Component middle(LeadDetails lead, Runnable changed) {
        var middle = Parts.div("");
        if (LeadParts.mayChange(lead)) middle.add(parts.composer(lead, changed));
        middle.add(parts.fullTimeline(lead));
        return middle;
    }

    private Component related(LeadDetails lead, Runnable changed) {
        var related = Parts.div("");
        parts.duplicates(lead).ifPresent(note -> related.add(new Section(Words.of("leads.duplicate.title"), note)));
        speed.of(lead).ifPresent(related::add);
        related.add(parts.score(lead));
        parts.learned(lead).ifPresent(related::add);
        parts.tasks(lead, changed).ifPresent(related::add);
        parts.meetings(lead, changed).ifPresent(related::add);
        parts.reminders(lead, changed).ifPresent(related::add);
        parts.files(lead, changed).ifPresent(related::add);
        parts.consents(lead, changed).ifPresent(related::add);
        parts.others(lead, changed).ifPresent(related::add);
        faults.of(lead).ifPresent(related::add);
        return related;
    }
}
