package dev.cohort.leads.importui;

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

    RunStep(Clock clock, Runnable cancel) {
        this.clock = clock;
        addClassNames("scroll");
        bar.getElement().setAttribute("aria-label", Words.of("import.ui.progress"));
        var stop = Action.plain(
                Words.of("import.ui.stop"),
                Icon.CLOSE,
                () -> Confirm.ask(
                        Words.of("import.ui.stop.title"),
                        Words.of("import.ui.stop.text"),
                        Words.of("import.ui.stop"),
                        cancel));
        add(Parts.div(
                "page-body",
                Parts.div(
                        "running",
                        new H2(Words.of("import.ui.running")),
                        Parts.div("row", doing, percent),
                        bar,
                        Parts.div("row", left, Parts.spacer(), stop),
                        counts,
                        new Note(Tone.BLUE, Icon.INFO, Markup.text(Words.of("import.ui.leave"))))));
    }

    void show(ImportStatus status) {
        bar.setValue(Math.clamp(status.progress(), 0, 100));
        bar.setIndeterminate(status.state() == ImportState.QUEUED);
        percent.setText(Words.of("import.ui.percent", status.progress()));
        doing.setText(Words.of("import.ui.state." + status.state().name().toLowerCase(Locale.ROOT)));
        left.setText(left(status.startedAt(), status.progress()));
        counts.removeAll();
        if (status.read() > 0)
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
