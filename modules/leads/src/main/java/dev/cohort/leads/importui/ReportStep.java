package dev.cohort.leads.importui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.cohort.imports.ImportReport;
import dev.cohort.imports.ImportState;
import dev.cohort.imports.ImportStatus;
import dev.cohort.imports.Imports;
import dev.cohort.text.Texts;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Facts;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Section;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of an import: counts that add up, why rows were skipped, what failed and the way to mend it. */
final class ReportStep extends Div {
    private static final int FAULTS = 50;

    ReportStep(Imports imports, ImportReport report) {
        ImportStatus status = report.status();
        addClassName("scroll");
        var body = Parts.div("page-body", outcome(status));
        body.add(Parts.div(
                "start", new Panel(Words.of("import.ui.report.counts"), Counts.of(status)), particulars(report)));
        if (!report.firstFaults().isEmpty()) body.add(failures(imports, report));
        body.add(Parts.div(
                "row wrap",
                link("leads?view=all&sort=-createdAt", "import.ui.to-leads", "btn p"),
                link("leads/import", "import.ui.next", "btn")));
        add(body);
    }

    private static Panel failures(Imports imports, ImportReport report) {
        var panel = new Panel(Words.of("import.ui.faults"), Counts.lines(report, FAULTS, true))
                .note(Counts.number(report.status().failed()))
                .end(new FailuresLink(imports, report.status()));
        panel.addClassName("report");
        return panel;
    }

    private static Note outcome(ImportStatus status) {
        if (status.state() == ImportState.FAILED) {
            String code = status.problem() == null ? "job-failed" : status.problem();
            String why = Texts.find(Words.locale(), "problem." + code)
                    .map(found -> Texts.get(Words.locale(), "problem." + code, Map.of()))
                    .orElseGet(() -> Words.of("import.ui.report.broken"));
            return new Note(Tone.RED, Icon.ALERT, Markup.text(Words.of("import.ui.report.failed") + " " + why));
        }
        if (status.state() == ImportState.CANCELLED)
            return new Note(Tone.ORANGE, Icon.INFO, Markup.text(Words.of("import.ui.report.cancelled")));
        long brought = status.created() + status.updated();
        return status.failed() == 0
                ? new Note(Tone.GREEN, Icon.CHECK, Markup.text(Words.of("import.ui.report.well", brought)))
                : new Note(
                        Tone.YELLOW,
                        Icon.INFO,
                        Markup.text(Words.of("import.ui.report.some", brought, status.failed())));
    }

    private static Panel particulars(ImportReport report) {
        ImportStatus status = report.status();
        var facts = new Facts()
                .add(Words.of("import.ui.file"), status.fileName())
                .add(Words.of("import.ui.by"), status.by())
                .add(Words.of("import.ui.started"), moment(status.startedAt()))
                .add(Words.of("import.ui.took"), took(status));
        var panel = new Panel(Words.of("import.ui.report.about"), facts);
        if (!report.skipped().isEmpty()) {
            var reasons = Parts.div("col");
            report.skipped()
                    .forEach(reason -> reasons.add(Parts.div(
                            "row between",
                            Parts.span("t2", reason.message()),
                            Parts.span("b", Counts.number(reason.count())))));
            panel.add(new Section(Words.of("import.ui.report.skipped"), reasons));
        }
        return panel;
    }

    static String moment(@Nullable Instant when) {
        return when == null ? "" : Dates.moment(when);
    }

    private static String took(ImportStatus status) {
        if (status.startedAt() == null || status.endedAt() == null) return "";
        long seconds = Duration.between(status.startedAt(), status.endedAt()).toSeconds();
        return seconds < 60
                ? Words.of("import.ui.seconds", Math.max(1, seconds))
                : Words.of("import.ui.minutes", seconds / 60, seconds % 60);
    }

    private static Component link(String path, String key, String classes) {
        var link = new Anchor(path, Words.of(key));
        link.addClassNames(classes.split(" "));
        return link;
    }
}
