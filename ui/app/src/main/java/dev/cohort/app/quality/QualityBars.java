package dev.cohort.app.quality;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.cohort.quality.QualityReport;
import dev.cohort.quality.QualityReport.Found;
import dev.cohort.quality.Severity;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Meter;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.util.List;

/** The rules that are broken as bars, each the way to its records. */
final class QualityBars {
    private static final double HUNDRED = 100;

    private QualityBars() {}

    static Component of(List<Found> rules) {
        var bars = Parts.div("quality-bars");
        rules.forEach(rule -> bars.add(bar(rule)));
        return bars;
    }

    private static Component bar(Found rule) {
        var line = new Anchor(rule.path());
        line.addClassName("quality-bar");
        var words = Parts.div("row", Parts.span("grow", rule.title()));
        words.add(badge(rule.severity()));
        words.add(Parts.span("b", number(rule.count())));
        words.add(Parts.span("t3 pc", percent(rule)));
        line.add(words, new Meter(rule.title(), rule.percent().doubleValue() / HUNDRED, tone(rule.severity())));
        return line;
    }

    static Component badge(Severity severity) {
        String words = Words.of("quality.severity." + severity.name().toLowerCase(java.util.Locale.ROOT));
        return switch (severity) {
            case ERROR -> Badge.of(words, Tone.RED, Icon.ALERT);
            case WARNING -> Badge.of(words, Tone.ORANGE, Icon.ALERT);
            case HINT -> Badge.of(words, Tone.GREY, Icon.INFO);
        };
    }

    private static Tone tone(Severity severity) {
        return switch (severity) {
            case ERROR -> Tone.RED;
            case WARNING -> Tone.ORANGE;
            case HINT -> Tone.GREY;
        };
    }

    static Div score(QualityReport report) {
        return Parts.div(
                "row",
                Parts.span("kpi", String.format(Words.locale(), "%.0f", report.score())),
                Parts.span("t3", Words.of("quality.of-hundred", number(report.records()))));
    }

    static String number(long value) {
        return String.format(Words.locale(), "%,d", value);
    }

    private static String percent(Found rule) {
        return String.format(Words.locale(), "%.0f %%", rule.percent());
    }
}
