package dev.cohort.admin.privacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.privacy.Erasure;
import dev.cohort.privacy.Erasures;
import dev.cohort.privacy.Hold;
import dev.cohort.privacy.Holds;
import dev.cohort.privacy.Policies;
import dev.cohort.privacy.Policy;
import dev.cohort.privacy.PolicyFields;
import dev.cohort.privacy.PolicyTrial;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Patch;
import dev.cohort.ui.Action;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Confirm;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Switch;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Retention policies, legal holds and the log of erasures. */
@Route(value = "settings/privacy", layout = Shell.class)
@ViewPermission(CorePermissions.GOVERNANCE_READ)
@Dependent
public class PrivacyView extends View implements HasDynamicTitle {
    private static final int SHOWN = 100;

    private final Policies policies;
    private final Holds holds;
    private final Erasures erasures;
    private final boolean mayChange = Access.may(CorePermissions.GOVERNANCE_CHANGE);
    private final Div policyLines = Parts.div("lines");
    private final Div holdLines = Parts.div("lines");
    private final Div erasureLines = Parts.div("lines");

    @Inject
    public PrivacyView(Policies policies, Holds holds, Erasures erasures) {
        this.policies = policies;
        this.holds = holds;
        this.erasures = erasures;
        var header = PageHeader.ofSettings(Words.of("privacy.title"));
        if (mayChange)
            header.actions(Action.primary(
                    Words.of("policies.new"), Icon.PLUS, () -> new PolicyForm(policies, Optional.empty(), this::draw)
                            .open()));
        var leadIn = new Paragraph(Words.of("privacy.lead-in"));
        leadIn.addClassName("lead-in");
        add(
                header,
                Parts.div(
                        "scroll",
                        Parts.div(
                                "page-body col g3",
                                leadIn,
                                new Panel(Words.of("policies.title"), policyLines),
                                new Panel(Words.of("holds.title"), holdLines),
                                new Panel(Words.of("erasures.title"), erasureLines))));
        draw();
    }

    private void draw() {
        fill(policyLines, policies.list(ListQuery.first(SHOWN)).items(), this::line, "policies.none");
        fill(holdLines, holds.list(ListQuery.first(SHOWN)).items(), this::line, "holds.none");
        fill(erasureLines, erasures.list(ListQuery.first(SHOWN)).items(), PrivacyView::line, "erasures.none");
    }

    private static <T> void fill(
            Div lines, List<T> items, java.util.function.Function<T, Component> line, String none) {
        lines.removeAll();
        if (items.isEmpty()) lines.add(Parts.span("t3", Words.of(none)));
        items.forEach(item -> lines.add(line.apply(item)));
    }

    private Component line(Policy policy) {
        var words = Parts.div(
                "col grow",
                Parts.span("m", Words.of("retention." + policy.recordType() + "." + policy.scope())),
                Parts.span(
                        "t3 sm",
                        policy.lastRun() == null
                                ? Words.of("policies.after." + action(policy), policy.afterDays())
                                : Words.of(
                                        "policies.after." + action(policy) + ".done",
                                        policy.afterDays(),
                                        policy.forgotten(),
                                        Dates.day(policy.lastRun()))));
        var line = Parts.div("line row g3 wrap", words);
        line.add(Action.small(Action.plain(Words.of("policies.try"), () -> tryOut(policy))));
        if (!mayChange) {
            line.add(Badge.of(
                    Words.of(policy.active() ? "policies.on" : "policies.off"),
                    policy.active() ? Tone.GREEN : Tone.GREY));
            return line;
        }
        line.add(
                Action.small(Action.plain(
                        Words.of("policies.edit"),
                        () -> new PolicyForm(policies, Optional.of(policy), this::draw).open())),
                Action.small(Action.quietIcon(Icon.TRASH, Words.of("policies.delete"), () -> delete(policy))),
                new Switch(
                        Words.of(
                                "policies.active", Words.of("retention." + policy.recordType() + "." + policy.scope())),
                        policy.active(),
                        wanted -> turn(policy, wanted)));
        return line;
    }

    private static String action(Policy policy) {
        return policy.action().name().toLowerCase(Locale.ROOT);
    }

    private void tryOut(Policy policy) {
        PolicyTrial trial = policies.tryOut(policy.id());
        var names = trial.sample().stream()
                .map(someone -> someone.name() == null ? Words.of("policies.nameless") : someone.name())
                .toList();
        var text = Parts.div("col g3");
        String key = trial.entries() ? "policies.trial.entries" : "policies.trial";
        text.add(new Paragraph(Words.of(key, trial.people(), policy.afterDays(), trial.held())));
        if (!names.isEmpty()) text.add(Parts.span("t2", String.join(", ", names)));
        Confirm.told(Words.of("policies.trial.title"), text);
    }

    /** What cannot be taken back is counted before. */
    private void turn(Policy policy, boolean wanted) {
        if (!wanted) {
            set(policy, false);
            return;
        }
        PolicyTrial trial = policies.tryOut(policy.id());
        draw();
        Confirm.ask(
                Words.of("policies.turn-on.title"),
                trial.entries()
                        ? Words.of("policies.trial.entries", trial.people(), policy.afterDays())
                        : Words.of("policies.turn-on.text", trial.people()),
                Words.of("policies.turn-on"),
                () -> set(policy, true));
    }

    private void set(Policy policy, boolean active) {
        var change = JsonNodeFactory.instance.objectNode().put("active", active);
        policies.change(policy.id(), policy.version(), Patch.of(PolicyFields.class, change));
        draw();
    }

    private void delete(Policy policy) {
        policies.delete(policy.id());
        draw();
        Toast.undoable(Markup.text(Words.of("policies.deleted")), () -> {
            policies.create(new PolicyFields(
                    policy.recordType(), policy.scope(), policy.afterDays(), policy.action(), policy.active()));
            draw();
        });
    }

    private Component line(Hold hold) {
        String name = hold.personName() == null ? Words.of("policies.nameless") : hold.personName();
        var line = Parts.div(
                "line row g3 wrap",
                Parts.div(
                        "col grow",
                        Parts.span("m", name),
                        Parts.span(
                                "t3 sm", Words.of("holds.line", hold.reason(), hold.by(), Dates.day(hold.since())))));
        if (hold.endedAt() != null) line.add(Badge.of(Words.of("holds.ended", Dates.day(hold.endedAt())), Tone.GREY));
        else if (mayChange)
            line.add(Action.small(Action.plain(Words.of("holds.end"), () -> {
                holds.end(hold.id());
                draw();
            })));
        else line.add(Badge.of(Words.of("holds.standing"), Tone.YELLOW, Icon.LOCK));
        return line;
    }

    private static Component line(Erasure erasure) {
        return Parts.div(
                "line row g3 wrap",
                Parts.span("nw", Dates.moment(erasure.at())),
                Parts.span("why", String.valueOf(erasure.why())),
                Parts.span("t3", Words.of("erasures.rows", erasure.rows())),
                Parts.span("t3", String.valueOf(erasure.by())));
    }

    @Override
    public String getPageTitle() {
        return Words.of("privacy.title");
    }
}
