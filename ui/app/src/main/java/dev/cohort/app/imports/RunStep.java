package dev.cohort.app.imports;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.cohort.imports.ImportState;
import dev.cohort.imports.ImportStatus;
import dev.cohort.ui.Action;
import dev.cohort.ui.Confirm;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The run: how far it is, how long it still takes, and a way to stop it. */
final class RunStep extends Div {
    private static final int SURE_PERCENT = 5;
    private static final int MINUTE = 60;

    private final Clock clock;
    private final ProgressBar bar = new ProgressBar(0, 100);
    private final Span percent = Parts.span("b", "");
    private final Span doing = Parts.span("grow t2", "");
    private final Span left = Parts.span("t3", "");
    private final Div counts = Parts.div("");

    private RunStep(Clock clock, String title, Component end, String leave) {
        this.clock = clock;
        addClassNames("scroll");
        bar.getElement().setAttribute("aria-label", Words.of("import.ui.progress"));
        add(Parts.div(
                "page-body",
                Parts.div(
                        "running",
                        new H2(title),
                        Parts.div("row", doing, percent),
                        bar,
                        Parts.div("row", left, Parts.spacer(), end),
                        counts,
                        new Note(Tone.BLUE, Icon.INFO, Markup.text(leave)))));
    }

    /** Of the import itself, which can be stopped. */
    static RunStep ofImport(Clock clock, Runnable cancel) {
        var stop = Action.plain(
                Words.of("import.ui.stop"),
                Icon.CLOSE,
                () -> Confirm.ask(
                        Words.of("import.ui.stop.title"),
                        Words.of("import.ui.stop.text"),
                        Words.of("import.ui.stop"),
                        cancel));
        return new RunStep(clock, Words.of("import.ui.running"), stop, Words.of("import.ui.leave"));
    }

    /** Of its undo. */
    static RunStep ofUndo(Clock clock) {
        return new RunStep(
                clock, Words.of("import.ui.undo.running"), Parts.span("", ""), Words.of("import.ui.undo.leave"));
    }

    void show(ImportStatus status) {
        bar.setValue(Math.clamp(status.progress(), 0, 100));
        boolean undo = status.state() == ImportState.UNDOING;
        bar.setIndeterminate(status.state() == ImportState.QUEUED);
        percent.setText(Words.of("import.ui.percent", status.progress()));
        doing.setText(Words.of("import.ui.state." + status.state().name().toLowerCase(Locale.ROOT)));
        left.setText(left(undo ? status.undoStartedAt() : status.startedAt(), status.progress()));
        counts.removeAll();
        if (undo)
            counts.add(Parts.span(
                    "t3 sm",
                    Words.of(
                            "import.ui.undo.so-far",
                            Counts.number(status.removed()),
                            Counts.number(status.restored()),
                            Counts.number(status.kept()))));
        else if (status.read() > 0)
            counts.add(Parts.span(
                    "t3 sm",
                    Words.of(
                            "import.ui.so-far",
                            Counts.number(status.read()),
                            Counts.number(status.created()),
                            Counts.number(status.updated()))));
    }

    private String left(@Nullable Instant started, int progress) {
        if (started == null || progress < SURE_PERCENT) return "";
        long passed = Duration.between(started, Instant.now(clock)).toSeconds();
        long seconds = Math.max(1, passed * (100 - progress) / progress);
        return seconds < MINUTE
                ? Words.of("import.ui.left.seconds", seconds)
                : Words.of("import.ui.left.minutes", (seconds + MINUTE - 1) / MINUTE);
    }
}
