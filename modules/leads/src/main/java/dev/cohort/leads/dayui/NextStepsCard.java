package dev.cohort.leads.dayui;

import com.vaadin.flow.component.Component;
import dev.cohort.leads.LeadLists;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadSummary;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.Agenda;
import dev.cohort.ui.DayCard;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;

/** The next steps that are overdue, due today, and coming. */
@ApplicationScoped
public class NextStepsCard implements DayCard {
    private static final int OVERDUE = 6;
    private static final int TODAY = 8;
    private static final int SOON = 4;

    private final DayLeads days;
    private final LeadLists leads;
    private final Clock clock;

    @Inject
    NextStepsCard(LeadLists leads, Clock clock, DayLeads days) {
        this.days = days;
        this.leads = leads;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return new Place(Column.AGENDA, 10, LeadPermissions.READ);
    }

    @Override
    public Component create(Whose whose) {
        Instant now = Instant.now(clock);
        ZoneId zone = Context.current().zone();
        Instant tomorrow =
                now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        ListQuery late = days.open(whose, OVERDUE).where("nextStepAt.lt", now.toString());
        ListQuery today = days.open(whose, TODAY)
                .where("nextStepAt.gte", now.toString())
                .where("nextStepAt.lt", tomorrow.toString());
        ListQuery soon = days.open(whose, SOON).where("nextStepAt.gte", tomorrow.toString());
        long lateCount = leads.count(late);
        long dueCount = leads.count(today);
        var agenda = new Agenda();
        if (lateCount > 0)
            agenda.overdue(
                    Words.of("day.leads.overdue"), lateCount, DayLeads.rows(whose, "view=overdue&sort=nextStepAt"));
        rows(late).forEach(lead -> line(agenda, lead, "EEE", late(at(lead), now)));
        agenda.now(time("HH:mm", now));
        List<LeadSummary> due = rows(today);
        if (!due.isEmpty()) agenda.part(Words.of("day.leads.rest-of-today"));
        due.forEach(lead -> line(agenda, lead, "HH:mm", Markup.EMPTY));
        List<LeadSummary> coming = rows(soon);
        if (!coming.isEmpty()) agenda.part(Words.of("day.leads.soon"));
        coming.forEach(lead -> line(agenda, lead, "EEE", Markup.span("t3 sm", Markup.text(time("HH:mm", at(lead))))));
        boolean free = lateCount + dueCount == 0 && coming.isEmpty();
        return new Panel(
                        Words.of("day.leads.today"),
                        free
                                ? new EmptyState(
                                        Icon.CALENDAR, Words.of("day.leads.free"), Words.of("day.leads.free.text"))
                                : agenda)
                .note(Words.of("day.leads.things", dueCount))
                .inShort(inShort(lateCount, dueCount))
                .link(Words.of("day.leads.all-steps"), DayLeads.rows(whose, "view=open&sort=nextStepAt"));
    }

    private static String inShort(long late, long due) {
        String first = late == 0 ? "" : Words.of("day.leads.in-short.overdue", late);
        String second = due == 0 ? "" : Words.of("day.leads.in-short.today", due);
        return (first + " " + second).strip();
    }

    private List<LeadSummary> rows(ListQuery query) {
        return leads.list(query.sorted("nextStepAt")).items();
    }

    private static Instant at(LeadSummary lead) {
        return Objects.requireNonNull(lead.nextStepAt(), "the query asks for one");
    }

    private static void line(Agenda agenda, LeadSummary lead, String pattern, Markup end) {
        String what = lead.nextStep() == null ? Words.of("day.leads.no-step") : lead.nextStep();
        String about = lead.interest() == null ? lead.name() : lead.name() + ", " + lead.interest();
        agenda.line(time(pattern, at(lead)), Icon.TASK, what, about, end, "leads/" + lead.number());
    }

    private static Markup late(Instant due, Instant now) {
        long hours = Math.max(1, Duration.between(due, now).toHours());
        String words =
                hours < 24 ? Words.of("day.leads.late.hours", hours) : Words.of("day.leads.late.days", hours / 24);
        return Markup.span("due late sm", Markup.text(words));
    }

    private static String time(String pattern, Instant when) {
        return DateTimeFormatter.ofPattern(pattern, Words.locale())
                .format(when.atZone(Context.current().zone()));
    }
}
