package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The filters of a list as chips, and a dashed button to add one. */
public class FilterBar extends Div {
    private final List<FilterField> fields;
    private final Div chips = Parts.div("chips");
    private Consumer<Filters> changed = filters -> {};
    private Filters filters = Filters.NONE;

    public FilterBar(List<FilterField> fields) {
        this.fields = List.copyOf(fields);
        addClassName("bar");
        add(chips, Parts.spacer());
        draw();
    }

    /** Shows these filters, without telling. */
    public FilterBar show(Filters shown) {
        filters = shown;
        draw();
        return this;
    }

    public Filters filters() {
        return filters;
    }

    /** Names of the URL parameters of all fields. */
    public List<String> keys() {
        return fields.stream().map(FilterField::key).toList();
    }

    public FilterBar onChange(Consumer<Filters> then) {
        changed = then;
        return this;
    }

    /** What stands at the end of the line: sort, columns. */
    public FilterBar end(Component... parts) {
        add(parts);
        return this;
    }

    private void change(Filters next) {
        filters = next;
        draw();
        changed.accept(next);
    }

    private void draw() {
        chips.removeAll();
        boolean first = true;
        for (FilterField field : fields) {
            List<String> values = filters.get(field.key());
            if (values.isEmpty()) continue;
            chips.add(chip(field, values, first));
            first = false;
        }
        chips.add(adder());
        if (!filters.isEmpty()) {
            chips.add(Parts.button("btn t s", () -> change(Filters.NONE), new Span(Words.of("filter.clear"))));
        }
    }

    private Component chip(FilterField field, List<String> values, boolean first) {
        var name = Parts.span("k", "");
        if (first) name.add(Icon.FILTER.create(Icon.Size.SMALL));
        name.add(new Span(field.label()));
        NativeButton open = Parts.button("", () -> {}, name, Parts.span("v cut", field.summary(values)));
        NativeButton remove =
                Parts.button("x", () -> change(filters.without(field.key())), Icon.CLOSE.create(Icon.Size.SMALL));
        remove.setAriaLabel(Words.of("filter.remove", field.label()));
        Popover choice = ActionMenu.popover(open);
        choice.add(chooser(field, choice));
        return Parts.div("chip", open, remove, choice);
    }

    private Component adder() {
        NativeButton button = Parts.button(
                "chip dash",
                () -> {},
                Icon.PLUS.create(Icon.Size.SMALL),
                new Span(Words.of("filter.add")),
                Parts.key("/"));
        Popover menu = ActionMenu.popover(button);
        var names = Parts.div("menu");
        for (FilterField field : fields) {
            names.add(Parts.button(
                    "item",
                    () -> {
                        menu.removeAll();
                        menu.add(chooser(field, menu));
                    },
                    new Span(field.label())));
        }
        menu.add(names);
        menu.addOpenedChangeListener(event -> {
            if (!event.isOpened()) {
                menu.removeAll();
                menu.add(names);
            }
        });
        Keys.on(button, "/", Words.of("keys.filter"), menu::open);
        return Parts.div("", button, menu);
    }

    private Component chooser(FilterField field, Popover around) {
        List<FilterField.Option> options = field.options().get();
        List<String> chosen = filters.get(field.key());
        var box = Parts.div("chooser", Parts.span("lbl", field.label()));
        if (field.shape() == FilterField.Shape.NUMBERS) box.add(numberChoice(field, around));
        else if (field.shape() == FilterField.Shape.DAYS) box.add(dayChoice(field, around));
        else if (field.shape() == FilterField.Shape.TEXT) box.add(textChoice(field, around));
        else if (options.isEmpty()) box.add(Parts.span("t3", Words.of("filter.nothing")));
        else if (field.several()) box.add(severalChoice(field, options, chosen, around));
        else box.add(singleChoice(field, options, chosen, around));
        return box;
    }

    private Component textChoice(FilterField field, Popover around) {
        var text = new TextField();
        text.setAriaLabel(field.label());
        text.setValue(filters.first(field.key()).orElse(""));
        text.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        text.setAutofocus(true);
        text.addValueChangeListener(event -> {
            around.close();
            change(filters.with(field.key(), List.of(event.getValue().strip())));
        });
        return text;
    }

    private Component numberChoice(FilterField field, Popover around) {
        List<String> ends = FilterField.ends(filters.first(field.key()).orElse(FilterField.BETWEEN));
        var from = new BigDecimalField(Words.of("filter.from"));
        var to = new BigDecimalField(Words.of("filter.to"));
        from.setLocale(Words.locale());
        to.setLocale(Words.locale());
        number(ends.getFirst()).ifPresent(from::setValue);
        number(ends.getLast()).ifPresent(to::setValue);
        return rangeChoice(
                field, around, from, to, () -> end(from.getValue()) + FilterField.BETWEEN + end(to.getValue()));
    }

    private static String end(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Component dayChoice(FilterField field, Popover around) {
        List<String> ends = FilterField.ends(filters.first(field.key()).orElse(FilterField.BETWEEN));
        DatePicker from = DateFields.day();
        DatePicker to = DateFields.day();
        from.setLabel(Words.of("filter.from"));
        to.setLabel(Words.of("filter.to"));
        day(ends.getFirst()).ifPresent(from::setValue);
        day(ends.getLast()).ifPresent(to::setValue);
        return rangeChoice(
                field, around, from, to, () -> end(from.getValue()) + FilterField.BETWEEN + end(to.getValue()));
    }

    private static String end(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Component rangeChoice(
            FilterField field, Popover around, Component from, Component to, Supplier<String> range) {
        var apply = Action.small(Action.primary(Words.of("filter.apply"), () -> {
            around.close();
            String said = range.get();
            change(filters.with(field.key(), said.equals(FilterField.BETWEEN) ? List.of() : List.of(said)));
        }));
        return Parts.div("col", from, to, apply);
    }

    private Component severalChoice(
            FilterField field, List<FilterField.Option> options, List<String> chosen, Popover around) {
        var group = new CheckboxGroup<FilterField.Option>();
        group.addThemeName("vertical");
        group.setAriaLabel(field.label());
        group.setItems(options);
        group.setItemLabelGenerator(FilterField.Option::label);
        group.setValue(new LinkedHashSet<>(options.stream()
                .filter(option -> chosen.contains(option.value()))
                .toList()));
        around.addOpenedChangeListener(event -> {
            List<String> now = values(options.stream().filter(group.getValue()::contains));
            if (!event.isOpened()
                    && event.isFromClient()
                    && !now.equals(filters.get(field.key()))
                    && group.isAttached()) {
                change(filters.with(field.key(), now));
            }
        });
        var apply = Action.small(Action.primary(Words.of("filter.apply"), () -> {
            around.close();
            change(filters.with(field.key(), values(options.stream().filter(group.getValue()::contains))));
        }));
        return Parts.div("col", group, apply);
    }

    private Component singleChoice(
            FilterField field, List<FilterField.Option> options, List<String> chosen, Popover around) {
        var group = new RadioButtonGroup<FilterField.Option>();
        group.addThemeName("vertical");
        group.setAriaLabel(field.label());
        group.setItems(options);
        group.setItemLabelGenerator(FilterField.Option::label);
        options.stream()
                .filter(option -> chosen.contains(option.value()))
                .findFirst()
                .ifPresent(group::setValue);
        group.addValueChangeListener(event -> {
            around.close();
            change(filters.with(field.key(), List.of(event.getValue().value())));
        });
        return group;
    }

    private static List<String> values(Stream<FilterField.Option> options) {
        return options.map(FilterField.Option::value).toList();
    }
}
