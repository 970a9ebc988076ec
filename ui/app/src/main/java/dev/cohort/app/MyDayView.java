package dev.cohort.app;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.Open;
import dev.cohort.app.DayArrangement.Placed;
import dev.cohort.request.Context;
import dev.cohort.ui.Action;
import dev.cohort.ui.Address;
import dev.cohort.ui.DayCard;
import dev.cohort.ui.DayCard.Whose;
import dev.cohort.ui.DayStart;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Navigation;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.QuickAdd;
import dev.cohort.ui.Segmented;
import dev.cohort.ui.Shell;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    private final DayArrangement arrangement;
    private final Navigation navigation;
    private final Clock clock;
    private final Div columns = Parts.div("day-cards");
    private final Span inShort = new Span();
    private final Segmented whose = new Segmented(Words.of("day.whose"))
            .option(Whose.MINE.name(), Words.of("day.mine"))
            .option(Whose.ALL.name(), Words.of("day.all"));

    @Inject
    MyDayView(DayCards cards, DayArrangement arrangement, Navigation navigation, Clock clock) {
        this.cards = cards;
        this.arrangement = arrangement;
        this.navigation = navigation;
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
                Parts.div("t2", Parts.span("", date), inShort));
        var head = Parts.div(
                "day-head",
                words,
                whose,
                Action.quietIcon(
                        Icon.COLUMNS,
                        Words.of("day.arrange"),
                        () -> arrangement.arrange(cards.ofViewer(), () -> draw(Whose.valueOf(whose.value())))));
        navigation.quickAdds().stream().findFirst().ifPresent(add -> head.add(adder(add)));
        return head;
    }

    /** What is made most often is made from here. */
    private Component adder(QuickAdd add) {
        String words = Words.of(add.titleKey());
        return Action.key(Action.primary(words, Icon.PLUS, () -> Address.go(add.path())), "c", words);
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
        Whose shown = wanted.isEmpty() ? usual() : wanted.equals("mine") ? Whose.MINE : Whose.ALL;
        whose.select(shown.name());
        draw(shown);
    }

    /** Who sells begins with the own work; who leads, or looks after all, with everybody's. */
    private static Whose usual() {
        return Context.caller().roles().contains("sales") ? Whose.MINE : Whose.ALL;
    }

    private void show(String id) {
        Address.go("", QueryParameters.of("of", id.toLowerCase(Locale.ROOT)));
    }

    private void draw(Whose shown) {
        columns.removeAll();
        List<String> sentences = new ArrayList<>();
        List<Placed> found = arrangement.of(cards.ofViewer());
        Optional<DayStart> start =
                cards.starts().stream().filter(DayStart::isNeeded).findFirst();
        start.ifPresent(steps -> columns.add(steps.create()));
        Map<DayCard.Column, Div> drawn = new EnumMap<>(DayCard.Column.class);
        for (DayCard.Column column : DayCard.Column.values()) drawn.put(column, Parts.div("col"));
        for (Placed placed : found) {
            if (!placed.shown()) continue;
            Component content = content(placed.card(), shown);
            if (content instanceof Panel panel && !panel.inShort().isEmpty()) sentences.add(panel.inShort());
            boolean says = content instanceof Panel panel && !panel.inShort().isEmpty();
            if (start.isEmpty() || says)
                drawn.getOrDefault(placed.column(), columns).add(content);
        }
        inShort.setText(sentences.isEmpty() ? "" : ". " + String.join(" ", sentences));
        drawn.values().stream().filter(column -> column.getComponentCount() > 0).forEach(columns::add);
        whose.setVisible(!found.isEmpty());
        if (found.isEmpty()) columns.add(nothing());
    }

    private static EmptyState nothing() {
        if (!Access.may(CorePermissions.MODULES_READ))
            return new EmptyState(Icon.SUN, Words.of("day.none"), Words.of("day.none.text"));
        var modules = new Anchor("settings/modules", Words.of("day.none.modules"));
        modules.addClassName("btn");
        return new EmptyState(Icon.SUN, Words.of("day.none"), Words.of("day.none.modules.text"), modules);
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
