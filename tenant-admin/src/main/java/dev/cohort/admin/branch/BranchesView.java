package dev.cohort.admin.branch;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.branch.BranchDetails;
import dev.cohort.branch.Branches;
import dev.cohort.branch.Holiday;
import dev.cohort.branch.Holidays;
import dev.cohort.branch.WorkingTimes;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.Action;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Facts;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The branches with their hours, and the holidays to come. */
@Route(value = "settings/branches", layout = Shell.class)
@ViewPermission(CorePermissions.BRANCH_READ)
@Dependent
public class BranchesView extends View implements HasDynamicTitle {
    private final Branches branches;
    private final Holidays holidays;
    private final WorkingTimes workingTimes;
    private final Clock clock;
    private final boolean mayChange = Access.may(CorePermissions.BRANCH_CHANGE);
    private final PageHeader header = PageHeader.ofSettings(Words.of("branches.title"));
    private final Div cards = Parts.div("module-cards");
    private final Div days = Parts.div("col");
    private List<BranchDetails> shown = List.of();

    @Inject
    public BranchesView(Branches branches, Holidays holidays, WorkingTimes workingTimes, Clock clock) {
        this.branches = branches;
        this.holidays = holidays;
        this.workingTimes = workingTimes;
        this.clock = clock;
        var leadIn = new Paragraph(Words.of("branches.lead-in"));
        leadIn.addClassName("lead-in");
        var heading = new H2(Words.of("holidays.title"));
        heading.addClassName("b");
        var head = Parts.div("row between", heading);
        if (mayChange) {
            header.actions(Action.key(
                    Action.primary(Words.of("branches.new"), Icon.PLUS, () -> edit(Optional.empty())),
                    "n",
                    Words.of("branches.new")));
            head.add(Action.plain(
                    Words.of("holidays.new"), Icon.PLUS, () -> new HolidayForm(holidays, shown, this::draw).open()));
        }
        add(header, Parts.div("scroll", Parts.div("page-body", leadIn, cards, head, days)));
        draw();
    }

    private void edit(Optional<BranchDetails> branch) {
        new BranchForm(branches, branch, this::draw).open();
    }

    private void draw() {
        shown = branches.list(ListQuery.first(ListQuery.MOST)).items();
        cards.removeAll();
        shown.forEach(branch -> cards.add(card(branch)));
        header.note(Words.of("branches.count", shown.size()));
        drawHolidays();
    }

    private Component card(BranchDetails branch) {
        var name = Parts.div("grow", new H2(branch.name()));
        name.add(Parts.span("t3 sm", branch.timeZone().replace('_', ' ')));
        var head = Parts.div("row g3", Parts.div("tile", Icon.BUILDING.create()), name);
        if (mayChange) head.add(Action.small(Action.plain(Words.of("branches.edit"), () -> edit(Optional.of(branch)))));
        var facts = new Facts();
        List<String> hours = BranchWords.lines(branch.workingHours());
        for (int i = 0; i < hours.size(); i++) facts.add(i == 0 ? Words.of("branches.field.hours") : "", hours.get(i));
        if (hours.isEmpty()) facts.add(Words.of("branches.field.hours"), Words.of("branches.always"));
        facts.add(Words.of("branches.field.region"), BranchWords.country(branch.region()));
        if (branch.phone() != null) facts.add(Words.of("branches.field.phone"), branch.phone());
        if (branch.address() != null) facts.add(Words.of("branches.field.address"), branch.address());
        return Parts.div(
                branch.active() ? "module" : "module off", head, facts, Parts.div("row wrap sm needs", badge(branch)));
    }

    private Component badge(BranchDetails branch) {
        if (!branch.active()) return Badge.of(Words.of("branches.given-up"), Tone.GREY);
        return workingTimes.of(branch.id()).isOpen(Instant.now(clock))
                ? Badge.of(Words.of("branches.open-now"), Tone.GREEN, Icon.CHECK)
                : Badge.of(Words.of("branches.closed-now"), Tone.GREY, Icon.CLOCK);
    }

    private void drawHolidays() {
        LocalDate today = LocalDate.now(clock.withZone(Context.current().zone()));
        List<Holiday> coming =
                new ArrayList<>(holidays.list(ListQuery.first(ListQuery.MOST).where("date.gte", today.toString()))
                        .items());
        days.removeAll();
        if (coming.isEmpty()) days.add(Parts.span("t3", Words.of("holidays.none")));
        for (Holiday holiday : coming) days.add(line(holiday));
    }

    private Component line(Holiday holiday) {
        var line = Parts.div(
                "holiday row g3",
                Parts.span("m nw", Dates.day(holiday.date())),
                Parts.span("grow cut", holiday.title()),
                Parts.span(
                        "t3 cut",
                        holiday.branchName() == null ? Words.of("holidays.everywhere") : holiday.branchName()));
        if (mayChange)
            line.add(Action.small(
                    Action.quietIcon(Icon.TRASH, Words.of("holidays.remove", holiday.title()), () -> remove(holiday))));
        return line;
    }

    private void remove(Holiday holiday) {
        holidays.remove(holiday.id());
        draw();
        Toast.undoable(Markup.text(Words.of("holidays.removed", holiday.title())), () -> {
            holidays.add(holiday.fields());
            draw();
        });
    }

    @Override
    public String getPageTitle() {
        return Words.of("branches.title");
    }
}
