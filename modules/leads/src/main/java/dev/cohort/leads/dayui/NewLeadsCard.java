package dev.cohort.leads.dayui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import dev.cohort.leads.LeadLists;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadSummary;
import dev.cohort.request.Context;
import dev.cohort.ui.Ago;
import dev.cohort.ui.Avatar;
import dev.cohort.ui.DayCard;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.News;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Who asked in the last seven days, and how many in the week before. */
@ApplicationScoped
public class NewLeadsCard implements DayCard {
    private static final int DAYS = 7;
    private static final int SHOWN = 5;

    private final DayLeads days;
    private final LeadLists leads;
    private final Clock clock;

    @Inject
    NewLeadsCard(LeadLists leads, Clock clock, DayLeads days) {
        this.days = days;
        this.leads = leads;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return new Place(Column.SIDE, 10, LeadPermissions.READ);
    }

    @Override
    public Component create(Whose whose) {
        ZoneId zone = Context.current().zone();
        LocalDate first = LocalDate.now(clock.withZone(zone)).minusDays(DAYS - 1);
        String since = first.atStartOfDay(zone).toInstant().toString();
        String before = first.minusDays(DAYS).atStartOfDay(zone).toInstant().toString();
        long count = leads.count(days.query(whose, 1).where("createdAt.gte", since));
        long earlier =
                leads.count(days.query(whose, 1).where("createdAt.gte", before).where("createdAt.lt", since));
        String rows = DayLeads.rows(whose, "view=all&created=" + DAYS);
        var number = new Anchor(rows, String.format(Words.locale(), "%,d", count));
        number.addClassNames("big", "plain");
        var head = Parts.div(
                "row between",
                Parts.div("row", number, Parts.span("t3", Words.of("day.leads.new.count", count))),
                Parts.span("t3 sm", Words.of("day.leads.new.week-before", earlier)));
        List<LeadSummary> newest = leads.list(
                        days.query(whose, SHOWN).where("createdAt.gte", since).sorted("-createdAt"))
                .items();
        return new Panel(Words.of("day.leads.new"), head, newest.isEmpty() ? none() : news(newest))
                .note(Words.of("day.leads.new.since"))
                .link(Words.of("day.leads.new.all"), rows);
    }

    private News news(List<LeadSummary> newest) {
        Instant now = Instant.now(clock);
        var news = new News();
        for (LeadSummary lead : newest) {
            Markup words = Markup.join(Markup.strong(lead.name()), Markup.meta(about(lead)));
            news.line(
                    Avatar.markup(lead.name(), Avatar.Size.MEDIUM),
                    words,
                    Ago.words(lead.createdAt(), now),
                    "leads/" + lead.number());
        }
        return news;
    }

    private static String about(LeadSummary lead) {
        return "  " + (lead.interest() == null ? lead.source() : lead.interest());
    }

    private static EmptyState none() {
        return new EmptyState(Icon.PEOPLE, Words.of("day.leads.new.none"), Words.of("day.leads.new.none.text"));
    }
}
