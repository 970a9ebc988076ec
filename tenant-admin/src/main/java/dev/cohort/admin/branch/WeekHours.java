package dev.cohort.admin.branch;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.timepicker.TimePicker;
import dev.cohort.branch.OpenHours;
import dev.cohort.ui.Action;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Words;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The hours of a week: each day closed, or open in one or more spans. */
class WeekHours extends CustomField<List<OpenHours>> {
    private static final Duration STEP = Duration.ofMinutes(30);
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);

    private final Map<DayOfWeek, Day> days = new EnumMap<>(DayOfWeek.class);

    WeekHours() {
        super(List.of());
        setLabel(Words.of("branches.field.hours"));
        setHelperText(Words.of("branches.field.hours.help"));
        var week = Parts.div("week-hours");
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(day, new Day(day));
            week.add(days.get(day).row);
        }
        add(week);
    }

    @Override
    protected List<OpenHours> generateModelValue() {
        return days.values().stream().flatMap(day -> day.value().stream()).toList();
    }

    @Override
    protected void setPresentationValue(List<OpenHours> hours) {
        days.forEach((day, line) ->
                line.show(hours.stream().filter(span -> span.day() == day).toList()));
    }

    private record Span(TimePicker from, TimePicker to) {}

    /** A line of the week. */
    private final class Day {
        private final DayOfWeek day;
        private final List<Span> spans = new ArrayList<>();
        private final Div parts = Parts.div("row wrap g1 grow");
        private final Div row;

        Day(DayOfWeek day) {
            this.day = day;
            row = Parts.div("week-day", Parts.span("m", BranchWords.day(day)), parts);
        }

        void show(List<OpenHours> hours) {
            spans.clear();
            hours.stream().sorted(Comparator.comparing(OpenHours::from)).forEach(span -> add(span.from(), span.to()));
            draw();
        }

        private void add(LocalTime from, LocalTime to) {
            spans.add(new Span(time("branches.from", from), time("branches.to", to)));
        }

        private TimePicker time(String label, LocalTime value) {
            var field = new TimePicker();
            field.setStep(STEP);
            field.setLocale(Words.locale());
            field.setValue(value);
            field.setAriaLabel(BranchWords.day(day) + ": " + Words.of(label));
            field.addValueChangeListener(event -> updateValue());
            return field;
        }

        private void draw() {
            parts.removeAll();
            if (spans.isEmpty()) parts.add(Parts.span("t3", Words.of("branches.closed")));
            for (Span span : spans)
                parts.add(Parts.row(
                        span.from(),
                        Parts.span("t3", "–"),
                        span.to(),
                        button(Icon.CLOSE, "branches.hours.remove", () -> {
                            spans.remove(span);
                            changed();
                        })));
            parts.add(button(Icon.PLUS, "branches.hours.add", () -> {
                LocalTime last = spans.isEmpty() ? null : spans.getLast().to().getValue();
                if (last == null) add(OPENS, CLOSES);
                else add(last.plusHours(1), last.plusHours(2));
                changed();
            }));
        }

        private Component button(Icon icon, String words, Runnable click) {
            return Action.small(Action.quietIcon(icon, BranchWords.day(day) + ": " + Words.of(words), click));
        }

        private void changed() {
            draw();
            updateValue();
        }

        List<OpenHours> value() {
            return spans.stream()
                    .filter(span -> !span.from().isEmpty() && !span.to().isEmpty())
                    .map(span ->
                            new OpenHours(day, span.from().getValue(), span.to().getValue()))
                    .toList();
        }
    }
}
