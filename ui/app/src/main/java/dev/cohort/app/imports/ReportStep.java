package dev.cohort.app.imports;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import dev.cohort.imports.ImportKind;
import dev.cohort.imports.ImportReport;
import dev.cohort.imports.ImportState;
import dev.cohort.imports.ImportStatus;
import dev.cohort.imports.ImportTarget.Outcomes;
import dev.cohort.imports.ImportUndos;
import dev.cohort.imports.Imports;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
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

    /** @param undo asks whether to undo the import */
    ReportStep(Imports imports, ImportUndos undos, ImportKind kind, ImportReport report, Runnable undo) {
        ImportStatus status = report.status();
        addClassName("scroll");
        var body = Parts.div("page-body", outcome(status));
        body.add(Parts.div(
                "start",
                new Panel(Words.of("import.ui.report.counts"), Counts.of(status, kind.brought())),
                particulars(report)));
        if (status.undoStartedAt() != null)
            body.add(new Panel(Words.of("import.ui.undo.counts"), Counts.undone(status)));
        if (!report.kept().isEmpty()) body.add(kept(undos, report));
        if (!report.firstFaults().isEmpty()) body.add(failures(imports, report));
        body.add(ways(kind, status, undo));
        add(body);
    }

    private static Div ways(ImportKind kind, ImportStatus status, Runnable undo) {
        var ways = Parts.div("row wrap");
        if (kind.list() != null) ways.add(link(kind.list(), "import.ui.to-list", "btn p"));
        ways.add(link("import?kind=" + kind.recordType(), "import.ui.next", "btn"));
        if (!status.mayUndo()) return ways;
        String words = status.undoStartedAt() == null ? "import.ui.undo" : "import.ui.undo.on";
        ways.add(Action.plain(Words.of(words), Icon.UNDO, undo));
        return ways;
    }

    private static Panel kept(ImportUndos undos, ImportReport report) {
        var panel = new Panel(
                        Words.of("import.ui.undo.kept.title"), UndoQuestion.lines(report.kept(), AnchorTarget.DEFAULT))
                .note(Counts.number(report.status().kept()))
                .end(new KeptLink(undos, report.status()));
        panel.addClassName("report");
        return panel;
    }

    private static Panel failures(Imports imports, ImportReport report) {
        var panel = new Panel(Words.of("import.ui.faults"), Counts.lines(report, FAULTS, true))
                .note(Counts.number(report.status().failed()))
                .end(new FailuresLink(imports, report.status()));
        panel.addClassName("report");
        return panel;
    }

    private static Note outcome(ImportStatus status) {
        if (status.state() == ImportState.UNDONE) return undone(status);
        if (status.state() == ImportState.FAILED) {
            boolean undo = status.undoStartedAt() != null;
            String what = undo ? "" : Words.of("import.ui.report.failed") + " ";
            return new Note(Tone.RED, Icon.ALERT, Markup.text(what + why(status)));
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

    private static String why(ImportStatus status) {
        String key = "problem." + (status.problem() == null ? "job-failed" : status.problem());
        return Texts.find(Words.locale(), key)
                .map(found -> Texts.get(Words.locale(), key, Map.of()))
                .orElseGet(() -> Words.of("import.ui.report.broken"));
    }

    private static Note undone(ImportStatus status) {
        String done = Words.of(
                "import.ui.undo.done",
                status.undoneBy() == null ? "" : status.undoneBy(),
                moment(status.undoneAt()),
                status.removed(),
                Counts.number(status.restored()));
        return status.kept() == 0
                ? new Note(Tone.GREEN, Icon.UNDO, Markup.text(done))
                : new Note(
                        Tone.YELLOW,
                        Icon.UNDO,
                        Markup.text(done + " " + Words.of("import.ui.undo.done.kept", status.kept())));
    }

    private static Panel particulars(ImportReport report) {
        ImportStatus status = report.status();
        var facts = new Facts()
                .add(Words.of("import.ui.file"), status.fileName())
                .add(Words.of("import.ui.by"), status.by())
                .add(Words.of("import.ui.started"), moment(status.startedAt()))
                .add(Words.of("import.ui.took"), took(status));
        Outcomes outcomes = report.outcomes();
        if (outcomes != null)
            facts.add(
                    Words.of("import.ui.outcome"),
                    Words.of("import.ui.won-lost", Counts.number(outcomes.won()), Counts.number(outcomes.lost())));
        if (report.bound() > 0) facts.add(Words.of("import.ui.bound"), Counts.number(report.bound()));
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
