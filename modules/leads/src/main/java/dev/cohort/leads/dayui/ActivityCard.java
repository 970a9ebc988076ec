package dev.cohort.leads.dayui;

import com.vaadin.flow.component.Component;
import dev.cohort.leads.LeadNews;
import dev.cohort.leads.LeadNews.Move;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadStatuses;
import dev.cohort.ui.Ago;
import dev.cohort.ui.DayCard;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.News;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What happened to leads lately. */
@ApplicationScoped
public class ActivityCard implements DayCard {
    private static final int SHOWN = 8;

    private final DayLeads days;
    private final LeadNews news;
    private final LeadStatuses statuses;
    private final Clock clock;

    @Inject
    ActivityCard(LeadNews news, LeadStatuses statuses, Clock clock, DayLeads days) {
        this.days = days;
        this.news = news;
        this.statuses = statuses;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return new Place(Column.SIDE, 50, LeadPermissions.READ);
    }

    @Override
    public Component create(Whose whose) {
        List<Move> moves = news.latest(DayLeads.owner(whose), days.branch(), SHOWN);
        if (moves.isEmpty())
            return new Panel(
                    Words.of("day.leads.activity"),
                    new EmptyState(
                            Icon.CLOCK, Words.of("day.leads.activity.none"), Words.of("day.leads.activity.none.text")));
        Instant now = Instant.now(clock);
        var lines = new News();
        for (Move move : moves) {
            Icon icon = move.fromStatus() == null ? Icon.INBOX : Icon.ARROW_RIGHT;
            Markup sign = icon.markup(Icon.Size.SMALL);
            lines.line(sign, words(move), Ago.words(move.changedAt(), now), "leads/" + move.number());
        }
        return new Panel(Words.of("day.leads.activity"), lines);
    }

    /** The name stands out in whatever order the language puts it. */
    private Markup words(Move move) {
        String marker = "\u0001";
        String sentence = move.fromStatus() == null
                ? Words.of("day.leads.activity.came", marker)
                : Words.of("day.leads.activity.moved", marker, title(move.toStatus()));
        int at = sentence.indexOf(marker);
        return Markup.join(
                Markup.text(sentence.substring(0, Math.max(0, at))),
                Markup.strong(move.name()),
                Markup.text(sentence.substring(at + 1)));
    }

    private String title(String status) {
        return statuses.all().stream()
                .filter(known -> known.key().equals(status))
                .findFirst()
                .map(known -> known.titleIn(Words.locale()))
                .orElse(status);
    }
}
