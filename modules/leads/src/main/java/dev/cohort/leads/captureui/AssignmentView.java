package dev.cohort.leads.captureui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.cohort.access.ViewPermission;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.UnownedLeads;
import dev.cohort.leads.assignment.AssignmentRule;
import dev.cohort.leads.assignment.AssignmentRules;
import dev.cohort.leads.assignment.AssignmentTry;
import dev.cohort.leads.assignment.RuleFields;
import dev.cohort.request.Context;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.ui.Action;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Chart;
import dev.cohort.ui.Chart.Bar;
import dev.cohort.ui.Confirm;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Segmented;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rules of assignment in their order, what they would have done with past leads, and how soon one has to answer. */
@Route(value = "settings/assignment", layout = Shell.class)
@ViewPermission(LeadPermissions.ASSIGN)
@Dependent
public class AssignmentView extends View implements BeforeEnterObserver, HasDynamicTitle {
    private final AssignmentRules rules;
    private final RuleForms forms;
    private final UnownedLeads unowned;
    private final Clock clock;
    private final Div list = Parts.div("col");
    private final Div tried = Parts.div("col g3");
    private int days = 30;

    @Inject
    AssignmentView(
            AssignmentRules rules, RuleForms forms, ClockSettingsPart settings, UnownedLeads unowned, Clock clock) {
        this.unowned = unowned;
        this.rules = rules;
        this.forms = forms;
        this.clock = clock;
        var leadIn = new Paragraph(Words.of("assignment.lead-in"));
        leadIn.addClassName("lead-in");
        var period = new Segmented(Words.of("inbox.counts.period"));
        for (String each : List.of("7", "30", "90")) period.option(each, Words.of("inbox.counts.days", each));
        period.select("30").onSelect(each -> days = Integer.parseInt(each));
        var trial = new Panel(
                Words.of("assignment.try"),
                Parts.row(period, Action.plain(Words.of("assignment.try.now"), Icon.PLAY, this::tryOut)),
                tried);
        add(
                PageHeader.ofSettings(Words.of("assignment.title"))
                        .actions(Action.primary(Words.of("assignment.new"), Icon.PLUS, () -> forms.create(this::draw))),
                Parts.div(
                        "scroll",
                        Parts.div(
                                "page-body",
                                leadIn,
                                new Panel(Words.of("assignment.rules"), list),
                                trial,
                                settings.show())));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        draw();
    }

    private void draw() {
        list.removeAll();
        List<AssignmentRule> all = rules.list();
        if (all.isEmpty())
            list.add(new EmptyState(Icon.PEOPLE, Words.of("assignment.none"), Words.of("assignment.none.text")));
        for (int i = 0; i < all.size(); i++) list.add(line(all, i));
    }

    private Component line(List<AssignmentRule> all, int at) {
        AssignmentRule rule = all.get(at);
        var up = Action.small(
                Action.quietIcon(Icon.ARROW_UP, Words.of("assignment.up", rule.name()), () -> move(at, -1)));
        var down = Action.small(
                Action.quietIcon(Icon.ARROW_DOWN, Words.of("assignment.down", rule.name()), () -> move(at, 1)));
        up.setEnabled(at > 0);
        down.setEnabled(at < all.size() - 1);
        Markup state = rule.active()
                ? Badge.markup(Words.of("assignment.on"), Tone.GREEN, Icon.CHECK)
                : Badge.markup(Words.of("assignment.off"), Tone.GREY, Icon.CLOSE);
        String key = rule.active() ? "assignment.switch-off" : "assignment.switch-on";
        return Parts.div(
                "row rule-line",
                Parts.span("t3", String.valueOf(at + 1)),
                Parts.div(
                        "col grow cut",
                        Parts.div("row", Parts.span("m", rule.name()), state.component()),
                        Parts.span("t2 sm", forms.words(rule))),
                up,
                down,
                Action.small(Action.plain(Words.of(key), () -> turn(rule))),
                Action.small(Action.quietIcon(
                        Icon.NOTE, Words.of("assignment.edit", rule.name()), () -> forms.change(rule, this::draw))),
                Action.small(
                        Action.quietIcon(Icon.TRASH, Words.of("assignment.delete", rule.name()), () -> delete(rule))));
    }

    private void move(int at, int by) {
        List<UUID> ids =
                new ArrayList<>(rules.list().stream().map(AssignmentRule::id).toList());
        Collections.swap(ids, at, at + by);
        rules.order(ids);
        draw();
    }

    private void turn(AssignmentRule rule) {
        rules.change(
                rule.id(), rule.version(), Patch.of(RuleFields.class, Json.tree(Map.of("active", !rule.active()))));
        Toast.show(Words.of(rule.active() ? "assignment.switched-off" : "assignment.switched-on", rule.name()));
        draw();
        if (!rule.active()) offerOpen();
    }

    /** Rules look at what comes from now on; who is there already and nobody's is given to people where that is wanted. */
    private void offerOpen() {
        long open = unowned.count();
        if (open == 0) return;
        Confirm.sure(
                Words.of("assignment.open.title", open),
                Words.of("assignment.open.text"),
                Words.of("assignment.open.do"),
                () -> Toast.show(Words.of("assignment.open.done", unowned.assign())));
    }

    private void delete(AssignmentRule rule) {
        rules.delete(rule.id());
        Toast.undoable(Markup.text(Words.of("assignment.deleted", rule.name())), () -> {
            rules.create(new RuleFields(rule.name(), rule.active(), rule.condition(), rule.target()));
            draw();
        });
        draw();
    }

    private void tryOut() {
        LocalDate today = LocalDate.now(clock.withZone(Context.current().zone()));
        AssignmentTry.Outcome outcome = rules.tried(new AssignmentTry.Wish(today.minusDays(days - 1L), today, true));
        tried.removeAll();
        String whole = outcome.arrived() == outcome.leads() ? "assignment.try.sum" : "assignment.try.sum.latest";
        tried.add(Parts.span(
                "t2", Words.of(whole, outcome.leads(), outcome.leads() - outcome.unassigned(), outcome.arrived())));
        if (!outcome.byOwner().isEmpty()) {
            List<Bar> bars = outcome.byOwner().stream()
                    .map(share -> Bar.of(share.name(), share.leads()))
                    .toList();
            tried.add(
                    new Chart(Chart.Shape.BARS, Words.of("lead.field.owner"), Words.of("assignment.try.leads"), bars));
        }
        if (!outcome.items().isEmpty()) tried.add(table(outcome.items()));
    }

    private static Component table(List<AssignmentTry.Line> lines) {
        var table = new NativeTable();
        var heads = new NativeTableRow();
        for (String key :
                List.of("lead.field.name", "assignment.try.now-owner", "assignment.try.owner", "assignment.rule"))
            heads.add(head(Words.of(key)));
        table.getHead().add(heads);
        for (AssignmentTry.Line line : lines) {
            var row = new NativeTableRow();
            row.addDataCell().add(new Anchor("leads/" + line.number(), line.name()));
            row.addDataCell().setText(line.nowName() == null ? Words.of("leads.nobody") : line.nowName());
            String next = line.ownerName() == null ? line.teamName() : line.ownerName();
            row.addDataCell().setText(next == null ? Words.of("leads.nobody") : next);
            row.addDataCell().setText(line.ruleName() == null ? "–" : line.ruleName());
            table.getBody().add(row);
        }
        var around = Parts.div("plot-table words table-scroll", table);
        around.getElement().setAttribute("tabindex", "0");
        around.getElement().setAttribute("role", "region");
        around.getElement().setAttribute("aria-label", Words.of("assignment.try"));
        return around;
    }

    private static NativeTableHeaderCell head(String words) {
        var head = new NativeTableHeaderCell(words);
        head.getElement().setAttribute("scope", "col");
        return head;
    }

    @Override
    public String getPageTitle() {
        return Words.of("assignment.title");
    }
}
