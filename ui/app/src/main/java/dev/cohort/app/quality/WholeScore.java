package dev.cohort.app.quality;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.cohort.quality.QualityReport;
import dev.cohort.quality.QualityReport.Day;
import dev.cohort.ui.Meter;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Sparkline;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.time.LocalDate;
import java.util.List;

/** How good all records are together: the mean over every kind by its records, and how it went. */
record WholeScore(List<QualityReport> reports, List<Day> trend) {
    private static final int DAYS = 30;
    private static final double HUNDRED = 100;
    private static final double UNCHANGED = 0.05;

    private long records() {
        return reports.stream().mapToLong(QualityReport::records).sum();
    }

    private double score() {
        double points = reports.stream()
                .mapToDouble(report -> report.score().doubleValue() * report.records())
                .sum();
        return records() == 0 ? 100 : points / records();
    }

    /** The number, a line of the past days, and in words by how much it changed. */
    Component shown() {
        var row = Parts.div(
                "row wrap",
                Parts.span("kpi", String.format(Words.locale(), "%.0f", score())),
                Parts.span("t3", Words.of("quality.of-hundred", QualityBars.number(records()))));
        List<Day> days = latest();
        if (days.size() < 2) return row;
        double change =
                days.getLast().score().doubleValue() - days.getFirst().score().doubleValue();
        return new Div(
                row,
                Parts.div(
                        "row wrap",
                        new Sparkline(days.stream()
                                        .map(day -> day.score().doubleValue())
                                        .toList())
                                .component(),
                        Parts.span(change <= -UNCHANGED ? "red sm" : "t2 sm", changed(change, days))));
    }

    /** Of what it is made: each kind with its own score. */
    Component kinds() {
        var kinds = Parts.div("quality-bars");
        for (QualityReport report : reports) {
            String title = Words.of("quality." + report.recordType());
            double score = report.score().doubleValue();
            kinds.add(Parts.div(
                    "quality-bar",
                    Parts.div(
                            "row",
                            Parts.span("grow cut", title),
                            Parts.span("t3", QualityBars.number(report.records())),
                            Parts.span("b", String.format(Words.locale(), "%.0f", score))),
                    new Meter(title, score / HUNDRED, Tone.ACCENT)));
        }
        return kinds;
    }

    private static String changed(double change, List<Day> days) {
        long over = days.getLast().day().toEpochDay() - days.getFirst().day().toEpochDay();
        if (Math.abs(change) < UNCHANGED) return Words.of("quality.change.none", over);
        String points = String.format(Words.locale(), "%.1f", Math.abs(change));
        return Words.of(change > 0 ? "quality.change.better" : "quality.change.worse", points, over);
    }

    private List<Day> latest() {
        if (trend.isEmpty()) return trend;
        LocalDate from = trend.getLast().day().minusDays(DAYS);
        return trend.stream().filter(day -> !day.day().isBefore(from)).toList();
    }
}
