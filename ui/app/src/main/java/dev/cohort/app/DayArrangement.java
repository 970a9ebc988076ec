package dev.cohort.app;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import dev.cohort.dashboard.CardPlace;
import dev.cohort.dashboard.Dashboards;
import dev.cohort.request.Context;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
import dev.cohort.ui.DayCard;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which cards the viewer sees and where: as arranged, else as they are meant for the role. */
@Dependent
class DayArrangement {
    private final Dashboards dashboards;

    @Inject
    DayArrangement(Dashboards dashboards) {
        this.dashboards = dashboards;
    }

    /** A card in its place. */
    record Placed(DayCard card, DayCard.Column column, boolean shown) {
        Placed shown(boolean now) {
            return new Placed(card, column, now);
        }

        Placed in(DayCard.Column other) {
            return new Placed(card, other, shown);
        }
    }

    /** All cards of the viewer in order; one that came since it was arranged stands at the end of its column. */
    List<Placed> of(List<DayCard> cards) {
        Map<String, CardPlace> places = new HashMap<>();
        Map<String, Integer> order = new HashMap<>();
        for (CardPlace place : dashboards.mine()) {
            places.put(place.card(), place);
            order.put(place.card(), order.size());
        }
        return cards.stream()
                .sorted(Comparator.comparingInt(card -> order.getOrDefault(card.key(), Integer.MAX_VALUE)))
                .map(card -> placed(card, places.get(card.key())))
                .toList();
    }

    private static Placed placed(DayCard card, @org.jspecify.annotations.Nullable CardPlace place) {
        if (place != null) return new Placed(card, DayCard.Column.values()[place.column()], place.shown());
        boolean meant = card.roles().isEmpty()
                || !Collections.disjoint(card.roles(), Context.caller().roles());
        return new Placed(card, card.place().column(), meant);
    }

    /** Lets the viewer show, hide and order cards. */
    void arrange(List<DayCard> cards, Runnable changed) {
        var dialog = new Dialog(Words.of("day.arrange"));
        dialog.setWidth("560px");
        List<Placed> all = new ArrayList<>(of(cards));
        var lines = Parts.div("col g1");
        draw(lines, all);
        dialog.add(new Paragraph(Words.of("day.arrange.text")), lines);
        dialog.getFooter()
                .add(
                        Action.quiet(Words.of("day.arrange.reset"), () -> {
                            dashboards.reset();
                            dialog.close();
                            changed.run();
                        }),
                        Action.plain(Words.of("cancel"), dialog::close),
                        Action.primary(Words.of("tasks.save"), () -> {
                            dashboards.keep(all.stream()
                                    .map(each -> new CardPlace(
                                            each.card().key(), each.column().ordinal(), each.shown()))
                                    .toList());
                            dialog.close();
                            changed.run();
                        }));
        dialog.open();
    }

    private void draw(Div lines, List<Placed> all) {
        lines.removeAll();
        for (DayCard.Column column : DayCard.Column.values()) {
            lines.add(Parts.div("gh", Parts.span("", column(column))));
            List<Placed> here =
                    all.stream().filter(each -> each.column() == column).toList();
            for (Placed placed : here) lines.add(line(lines, all, here, placed));
        }
    }

    private Div line(Div lines, List<Placed> all, List<Placed> here, Placed placed) {
        String title = title(placed.card());
        var shown = new Checkbox(title, placed.shown());
        shown.addValueChangeListener(event -> {
            if (event.isFromClient())
                all.replaceAll(each -> each.card() == placed.card() ? each.shown(event.getValue()) : each);
        });
        var column = new Select<DayCard.Column>();
        column.setItems(DayCard.Column.values());
        column.setItemLabelGenerator(DayArrangement::column);
        column.setValue(placed.column());
        column.setAriaLabel(Words.of("day.arrange.column", title));
        column.setWidth("130px");
        column.addValueChangeListener(event -> {
            all.replaceAll(each -> each.card() == placed.card() ? each.in(event.getValue()) : each);
            draw(lines, all);
        });
        int at = here.indexOf(placed);
        var up = Action.small(Action.quietIcon(
                Icon.ARROW_UP, Words.of("day.arrange.up", title), () -> swap(lines, all, placed, here.get(at - 1))));
        up.setEnabled(at > 0);
        var down = Action.small(Action.quietIcon(
                Icon.ARROW_DOWN,
                Words.of("day.arrange.down", title),
                () -> swap(lines, all, placed, here.get(at + 1))));
        down.setEnabled(at < here.size() - 1);
        return Parts.div("row", shown, Parts.spacer(), column, up, down);
    }

    private void swap(Div lines, List<Placed> all, Placed one, Placed other) {
        int first = index(all, one);
        int second = index(all, other);
        Collections.swap(all, first, second);
        draw(lines, all);
    }

    private static int index(List<Placed> all, Placed placed) {
        for (int i = 0; i < all.size(); i++) if (all.get(i).card() == placed.card()) return i;
        throw new IllegalStateException("The card is one of them");
    }

    private static String column(DayCard.Column column) {
        return Words.of("day.column." + column.name().toLowerCase(Locale.ROOT));
    }

    private static String title(DayCard card) {
        return Texts.find(Words.locale(), "day.card." + card.key()).orElse(card.key());
    }
}
