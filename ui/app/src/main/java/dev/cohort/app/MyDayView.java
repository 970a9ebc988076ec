package dev.cohort.app;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Open;
import dev.cohort.request.Context;
import dev.cohort.ui.DayCard;
import dev.cohort.ui.DayCard.Whose;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Segmented;
import dev.cohort.ui.Shell;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the day holds for the member: cards of core and of the tenant's modules. */
@Route(value = "", layout = Shell.class)
@Open(to = Open.To.MEMBERS, because = "Every member has a day; each card asks for its own permission.")
@Dependent
public class MyDayView extends View implements BeforeEnterObserver, HasDynamicTitle {
    private static final Logger LOG = LoggerFactory.getLogger(MyDayView.class);
    private static final int NOON = 12;
    private static final int EVENING = 18;
    private static final int DAWN = 4;

    private final DayCards cards;
    private final Clock clock;
    private final Div columns = Parts.div("day-cards");
    private final Segmented whose = new Segmented(Words.of("day.whose"))
            .option(Whose.MINE.name(), Words.of("day.mine"))
            .option(Whose.ALL.name(), Words.of("day.all"));

    @Inject
    public MyDayView(DayCards cards, Clock clock) {
        this.cards = cards;
        this.clock = clock;
        whose.onSelect(this::show);
        add(Parts.div("scroll", head(), columns));
    }

    private Component head() {
        ZonedDateTime now = ZonedDateTime.now(clock.withZone(Context.tenant().zone()));
        var date = now.format(DateTimeFormatter.ofPattern(Words.of("day.date"), Words.locale()));
        var words = Parts.div(
                "grow",
                new H1(greeting(now.getHour(), Context.caller().name())),
                Parts.div("t2", Parts.span("", date)));
        return Parts.div("day-head", words, whose);
    }

    static String greeting(int hour, String name) {
        String part = hour < DAWN || hour >= EVENING ? "evening" : hour < NOON ? "morning" : "afternoon";
        return Words.of("day." + part, name.strip().split("\\s+", 2)[0]);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("of")
                .orElse("");
        Whose shown = wanted.equals("mine") ? Whose.MINE : Whose.ALL;
        whose.select(shown.name());
        draw(shown);
    }

    private void show(String id) {
        boolean mine = id.equals(Whose.MINE.name());
        getUI().ifPresent(page -> page.navigate("", mine ? QueryParameters.of("of", "mine") : QueryParameters.empty()));
    }

    private void draw(Whose shown) {
        columns.removeAll();
        List<DayCard> found = cards.ofViewer();
        Map<DayCard.Column, Div> drawn = new EnumMap<>(DayCard.Column.class);
        for (DayCard.Column column : DayCard.Column.values()) drawn.put(column, Parts.div("col"));
        for (DayCard card : found) drawn.getOrDefault(card.column(), columns).add(content(card, shown));
        drawn.values().stream().filter(column -> column.getComponentCount() > 0).forEach(columns::add);
        whose.setVisible(!found.isEmpty());
        if (found.isEmpty()) columns.add(new EmptyState(Icon.SUN, Words.of("day.none"), Words.of("day.none.text")));
    }

    /** One card that cannot be made must not take the day away. */
    private static Component content(DayCard card, Whose shown) {
        try {
            return card.create(shown);
        } catch (RuntimeException e) {
            LOG.error("The card {} cannot be shown", card.getClass().getName(), e);
            return Parts.div("card", new EmptyState(Icon.ALERT, Words.of("day.failed"), Words.of("day.failed.text")));
        }
    }

    @Override
    public String getPageTitle() {
        return Words.of("day.menu");
    }
}
