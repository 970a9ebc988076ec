package dev.cohort.app.imports;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.cohort.imports.ImportKind;
import dev.cohort.imports.ImportPreview;
import dev.cohort.imports.ImportReport;
import dev.cohort.imports.ImportReport.Finding;
import dev.cohort.imports.ImportState;
import dev.cohort.imports.ImportStatus;
import dev.cohort.imports.Imports;
import dev.cohort.problem.Problem;
import dev.cohort.ui.Action;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Section;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.FieldDesk;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The second and third step: columns at the left, dry run and rules beside them, and below what comes next. */
final class MappingStep {
    private static final int MINUTE = 60;

    private final Imports imports;
    private final ImportKind kind;
    private final Choices choices;
    private final Wizard wizard;
    private final MapStep columns;
    private final Div aside = Parts.div("aside");
    private final Div counts = Parts.div("");
    private final Div foot = Parts.div("wizard-foot");
    private ImportStatus status;
    private boolean stale;

    MappingStep(Imports imports, ImportStatus status, ImportKind kind, Choices choices, FieldDesk desk, Wizard wizard) {
        this.kind = kind;
        this.imports = imports;
        this.status = status;
        this.choices = choices;
        this.wizard = wizard;
        this.columns = new MapStep(kind, choices, desk, this::changed);
    }

    Component[] parts() {
        return new Component[] {Parts.div("wizard", Parts.div("main", columns), aside), foot};
    }

    void show(ImportStatus now) {
        status = now;
        boolean running = now.state().isRunning();
        if (running && aside.getComponentCount() > 0) {
            wizard.at(Wizard.Step.DRY_RUN);
            count(Optional.empty());
            foot(false);
            return;
        }
        boolean tried = now.state() == ImportState.DONE && !stale;
        wizard.at(tried || running ? Wizard.Step.DRY_RUN : Wizard.Step.MAP);
        Optional<ImportReport> report = tried ? Optional.of(imports.report(now.id())) : Optional.empty();
        List<Finding> findings = report.map(ImportReport::columns).orElse(List.of());
        ImportPreview preview = imports.preview(now.id(), choices.options());
        columns.show(preview, findings, tried || running);
        if (aside.getComponentCount() == 0) aside.add(counts, new Rules(kind, choices, preview, this::changed));
        count(report);
        foot(tried);
    }

    private void count(Optional<ImportReport> report) {
        counts.removeAll();
        counts.add(
                status.state().isRunning()
                        ? running()
                        : report.map(this::counted).orElseGet(this::untried));
        report.filter(found -> !found.firstFaults().isEmpty())
                .ifPresent(found -> counts.add(Counts.faults(found, new FailuresLink(imports, status))));
    }

    private Section running() {
        var bar = new ProgressBar(0, 100, status.progress());
        bar.getElement().setAttribute("aria-label", Words.of("import.ui.progress"));
        String words = Words.of("import.ui.state." + status.state().name().toLowerCase(Locale.ROOT));
        return new Section(Words.of("import.ui.step.dry-run"), Parts.span("t2 sm", words), bar);
    }

    private Section counted(ImportReport report) {
        return new Section(Words.of("import.ui.step.dry-run"), Counts.of(status), Counts.columns(report))
                .end(Parts.span("", Words.of("import.ui.nothing-written")));
    }

    private Section untried() {
        var section = new Section(Words.of("import.ui.step.dry-run"));
        if (status.state() == ImportState.FAILED)
            section.add(new Note(Tone.RED, Icon.ALERT, Markup.text(Words.of("import.ui.dry-run.failed"))));
        section.add(Parts.span("t2 sm", Words.of(stale ? "import.ui.dry-run.stale" : "import.ui.dry-run.text")));
        return section;
    }

    private void foot(boolean tried) {
        foot.removeAll();
        foot.add(
                Action.plain(Words.of("import.ui.back"), Icon.CHEVRON_LEFT, () -> wizard.go("import")), Parts.spacer());
        if (status.state().isRunning()) {
            foot.add(Action.plain(Words.of("import.ui.stop"), Icon.CLOSE, wizard::cancel));
            return;
        }
        var keep = Action.plain(Words.of("import.ui.save-mapping"), this::save);
        keep.addClassName("extra");
        foot.add(Parts.span("t3 sm extra", background(tried)), keep);
        if (tried) foot.add(Action.plain(Words.of("import.ui.dry-run.again"), Icon.PLAY, () -> begin(true)), start());
        else
            foot.add(
                    Action.plain(Words.of("import.ui.run.now"), () -> begin(false)),
                    Action.primary(Words.of("import.ui.dry-run"), Icon.PLAY, () -> begin(true)));
    }

    /** Where it runs, and after a dry run how long that will take. */
    private String background(boolean tried) {
        Long seconds = status.expectedSeconds();
        if (!tried || seconds == null) return Words.of("import.ui.background");
        return seconds < MINUTE
                ? Words.of("import.ui.background.seconds", seconds)
                : Words.of("import.ui.background.minutes", (seconds + MINUTE - 1) / MINUTE);
    }

    private Button start() {
        long rows = status.created() + status.updated();
        var start = Action.primary(Words.of("import.ui.run", rows), () -> begin(false));
        start.setEnabled(rows > 0);
        return start;
    }

    /** Something was chosen anew: the counts no longer hold. */
    private void changed() {
        stale = true;
        try {
            show(status);
        } catch (Problem problem) {
            Toast.error(Refusals.words(problem));
            wizard.chooseAgain();
        }
    }

    private void save() {
        imports.saveMapping(status.id(), status.fileName(), choices.options());
        Toast.show(Words.of("import.ui.mapping-saved"));
    }

    private void begin(boolean dry) {
        try {
            ImportStatus now =
                    dry ? imports.dryRun(status.id(), choices.options()) : imports.run(status.id(), choices.options());
            stale = false;
            wizard.begun(now);
        } catch (Problem problem) {
            Toast.error(Refusals.words(problem));
        }
    }
}
