package dev.cohort.app.imports;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import dev.cohort.imports.ImportReport.KeptRecord;
import dev.cohort.imports.ImportStatus;
import dev.cohort.imports.ImportUndos;
import dev.cohort.imports.UndoPreview;
import dev.cohort.problem.Problem;
import dev.cohort.ui.Confirm;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import java.util.List;
import java.util.function.Consumer;

/** Asks whether an import is to be undone, and says what will become of its records: first those that stay. */
final class UndoQuestion {
    private UndoQuestion() {}

    /** @param then is handed the import once its undo has begun */
    static void ask(ImportUndos undos, ImportStatus status, Consumer<ImportStatus> then) {
        try {
            UndoPreview preview = undos.preview(status.id());
            Confirm.ask(
                    Words.of("import.ui.undo.title", status.fileName()),
                    what(preview),
                    Words.of("import.ui.undo.go"),
                    () -> begin(undos, status, then));
        } catch (Problem problem) {
            Toast.error(Refusals.words(problem));
        }
    }

    private static void begin(ImportUndos undos, ImportStatus status, Consumer<ImportStatus> then) {
        try {
            then.accept(undos.undo(status.id()));
        } catch (Problem problem) {
            Toast.error(Refusals.words(problem));
        }
    }

    private static Component what(UndoPreview preview) {
        String counts = Words.of("import.ui.undo.text", preview.removed(), Counts.number(preview.restored()));
        var what = Parts.div(
                "col undo-what",
                Parts.span("b", counts),
                Parts.span("", Words.of("import.ui.undo.stays", preview.kept())));
        if (preview.kept() == 0) return what;
        what.add(lines(preview.firstKept(), AnchorTarget.BLANK));
        long more = preview.kept() - preview.firstKept().size();
        if (more > 0) what.add(Parts.span("t3 sm", Words.of("import.ui.undo.more", more)));
        return what;
    }

    /** Records that stay, each with its number, which leads to it, and the reason. */
    static Div lines(List<KeptRecord> kept, AnchorTarget where) {
        var lines = Parts.div("faults");
        kept.forEach(record -> lines.add(line(record, where)));
        return lines;
    }

    private static Div line(KeptRecord kept, AnchorTarget where) {
        String number = kept.number() == null ? "–" : kept.number();
        Component name = kept.link() == null ? Parts.span("", number) : new Anchor(kept.link(), number, where);
        return Parts.div(
                "",
                Parts.span("t3", Words.of("import.ui.row", Counts.number(kept.row()))),
                name,
                Parts.span("t2", kept.message()));
    }
}
