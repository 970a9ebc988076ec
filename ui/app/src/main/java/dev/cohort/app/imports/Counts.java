package dev.cohort.app.imports;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.cohort.imports.ImportReport;
import dev.cohort.imports.ImportReport.RowFault;
import dev.cohort.imports.ImportStatus;
import dev.cohort.imports.ImportTarget.Outcomes;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Section;
import dev.cohort.ui.StackedBar;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import dev.cohort.ui.view.ImportFilter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The counts of a dry run or a run, as parts that add up, and the first faults. */
final class Counts {
    private static final int FIRST_FAULTS = 8;
    private static final int COLUMNS = 12;

    private Counts() {}

    static Div of(ImportStatus status) {
        return of(status, null);
    }

    /** @param brought the list that what was created and updated can be seen in; null where there is none */
    static Div of(ImportStatus status, @Nullable String brought) {
        var bar = new StackedBar()
                .add(Words.of("import.ui.created"), status.created(), Tone.GREEN, route(status, brought, true))
                .add(Words.of("import.ui.updated"), status.updated(), Tone.BLUE, route(status, brought, false))
                .add(Words.of("import.ui.skipped"), status.skipped(), Tone.GREY)
                .add(Words.of("import.ui.failed"), status.failed(), Tone.RED);
        long rest = status.read() - status.created() - status.updated() - status.skipped() - status.failed();
        if (rest > 0) bar.add(Words.of("import.ui.rest"), rest, Tone.OUTLINE);
        bar.sum();
        var read = Parts.div(
                "row between", Parts.span("big", number(status.read())), Parts.span("t3", Words.of("import.ui.read")));
        return Parts.div("col", read, bar);
    }

    private static Optional<String> route(ImportStatus status, @Nullable String brought, boolean created) {
        return brought == null || !status.mayUndo() || status.undoStartedAt() != null
                ? Optional.empty()
                : Optional.of(ImportFilter.route(brought, status.id(), created));
    }

    /** What an undo came to. */
    static StackedBar undone(ImportStatus status) {
        return new StackedBar()
                .add(Words.of("import.ui.undo.removed"), status.removed(), Tone.GREEN)
                .add(Words.of("import.ui.undo.restored"), status.restored(), Tone.BLUE)
                .add(Words.of("import.ui.undo.kept"), status.kept(), Tone.GREY);
    }

    static String number(long number) {
        return String.format(Words.locale(), "%,d", number);
    }

    /** What the whole file tells of its columns: how it ended, what is empty, what is left out. */
    static Div columns(ImportReport report) {
        var lines = Parts.div("col g3");
        Outcomes outcomes = report.outcomes();
        if (outcomes != null)
            lines.add(Parts.div(
                    "row between",
                    Parts.span("t2", Words.of("import.ui.outcome")),
                    Parts.span("b", Words.of("import.ui.won-lost", number(outcomes.won()), number(outcomes.lost())))));
        if (!report.emptyColumns().isEmpty())
            lines.add(Parts.span("t3 sm", Words.of("import.ui.empty-columns", listed(report.emptyColumns()))));
        if (!report.leftOut().isEmpty())
            lines.add(Parts.span("t3 sm", Words.of("import.ui.left-out", listed(report.leftOut()))));
        return lines;
    }

    private static String listed(List<String> names) {
        String first = String.join(", ", names.stream().limit(COLUMNS).toList());
        return names.size() <= COLUMNS ? first : first + " … (" + number(names.size()) + ")";
    }

    static Section faults(ImportReport report, Component end) {
        return new Section(Words.of("import.ui.faults"), lines(report, FIRST_FAULTS, false))
                .count(report.status().failed())
                .end(end);
    }

    /** @param columns whether to say which column is meant, where there is room for it */
    static Div lines(ImportReport report, int most, boolean columns) {
        var lines = Parts.div("faults");
        report.firstFaults().stream().limit(most).forEach(fault -> lines.add(fault(fault, columns)));
        return lines;
    }

    private static Div fault(RowFault fault, boolean columns) {
        var value = Parts.span("cut", fault.value() == null ? "–" : "“" + fault.value() + "”");
        value.setTitle(fault.value() == null ? "" : fault.value());
        var words = fault.column() == null || !columns ? fault.message() : fault.column() + ": " + fault.message();
        return Parts.div(
                "", Parts.span("t3", Words.of("import.ui.row", number(fault.row()))), value, Parts.span("red", words));
    }
}
