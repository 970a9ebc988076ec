package dev.cohort.app.imports;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.cohort.imports.ImportState;
import dev.cohort.imports.ImportStatus;
import dev.cohort.ui.Action;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.util.List;
import java.util.function.Consumer;

/** What was brought in before, each a link to its report or to where it was left. */
final class EarlierImports extends Panel {
    /** @param undo asks whether to undo an import */
    EarlierImports(List<ImportStatus> imports, Consumer<ImportStatus> undo) {
        super(Words.of("import.ui.earlier"), lines(imports, undo));
    }

    private static Div lines(List<ImportStatus> imports, Consumer<ImportStatus> undo) {
        var lines = Parts.div("imports");
        imports.forEach(status -> lines.add(Parts.div("", line(status), undo(status, undo))));
        if (imports.isEmpty()) lines.add(Parts.span("t3", Words.of("import.ui.earlier.none")));
        return lines;
    }

    private static Component undo(ImportStatus status, Consumer<ImportStatus> undo) {
        if (!status.mayUndo()) return Parts.span("", "");
        return Action.small(Action.quietIcon(
                Icon.UNDO, Words.of("import.ui.undo.of", status.fileName()), () -> undo.accept(status)));
    }

    private static Anchor line(ImportStatus status) {
        var link = new Anchor("import/" + status.id());
        var file = Parts.div(
                "two",
                Parts.span("cut m", status.fileName()),
                Parts.span(
                        "cut sm t3",
                        Words.of("import.ui.kind." + status.recordType()) + ", " + status.by() + ", "
                                + ReportStep.moment(status.createdAt())));
        boolean reported =
                status.state() == ImportState.UNDONE || status.state() == ImportState.DONE && !status.dryRun();
        link.add(
                file,
                Parts.div("", badge(status).component()),
                Parts.span("cut sm t2", counts(status)),
                Parts.span("r acc", Words.of(reported ? "import.ui.earlier.report" : "import.ui.earlier.open")));
        return link;
    }

    private static String counts(ImportStatus status) {
        return switch (status.state()) {
            case DONE ->
                Words.of(
                        "import.ui.earlier.counts",
                        Counts.number(status.read()),
                        Counts.number(status.created()),
                        Counts.number(status.updated()),
                        Counts.number(status.skipped()),
                        Counts.number(status.failed()));
            case UNDONE ->
                Words.of(
                        "import.ui.earlier.undone",
                        Counts.number(status.removed()),
                        Counts.number(status.restored()),
                        Counts.number(status.kept()));
            default -> "";
        };
    }

    private static Markup badge(ImportStatus status) {
        if (status.state() == ImportState.DONE && status.dryRun())
            return Badge.markup(Words.of("import.ui.tried"), Tone.BLUE, Icon.PLAY);
        return switch (status.state()) {
            case UPLOADED -> Badge.markup(Words.of("import.ui.waits"), Tone.GREY, Icon.CLOCK);
            case DONE ->
                status.failed() == 0
                        ? Badge.markup(Words.of("import.ui.done"), Tone.GREEN, Icon.CHECK)
                        : Badge.markup(Words.of("import.ui.done"), Tone.ORANGE, Icon.INFO);
            case FAILED -> Badge.markup(Words.of("import.ui.broke"), Tone.RED, Icon.ALERT);
            case CANCELLED -> Badge.markup(Words.of("import.ui.cancelled"), Tone.ORANGE, Icon.CLOSE);
            case UNDOING -> Badge.markup(Words.of("import.ui.undoing.short", status.progress()), Tone.BLUE, Icon.CLOCK);
            case UNDONE -> Badge.markup(Words.of("import.ui.undone.short"), Tone.GREY, Icon.UNDO);
            default -> Badge.markup(Words.of("import.ui.runs", status.progress()), Tone.BLUE, Icon.CLOCK);
        };
    }
}
