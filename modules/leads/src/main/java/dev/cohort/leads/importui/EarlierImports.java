package dev.cohort.leads.importui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.cohort.imports.ImportState;
import dev.cohort.imports.ImportStatus;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.util.List;

/** What was brought in before, each a link to its report or to where it was left. */
final class EarlierImports extends Panel {
    EarlierImports(List<ImportStatus> imports) {
        super(Words.of("import.ui.earlier"), lines(imports));
    }

    private static Div lines(List<ImportStatus> imports) {
        var lines = Parts.div("imports");
        imports.forEach(status -> lines.add(line(status)));
        if (imports.isEmpty()) lines.add(Parts.span("t3", Words.of("import.ui.earlier.none")));
        return lines;
    }

    private static Anchor line(ImportStatus status) {
        var link = new Anchor("leads/import/" + status.id());
        var file = Parts.div(
                "two",
                Parts.span("cut m", status.fileName()),
                Parts.span("cut sm t3", status.by() + ", " + ReportStep.moment(status.createdAt())));
        boolean counted = status.state() == ImportState.DONE;
        String counts = counted
                ? Words.of(
                        "import.ui.earlier.counts",
                        Counts.number(status.read()),
                        Counts.number(status.created()),
                        Counts.number(status.updated()),
                        Counts.number(status.skipped()),
                        Counts.number(status.failed()))
                : "";
        link.add(
                file,
                Parts.div("", badge(status).component()),
                Parts.span("cut sm t2", counts),
                Parts.span(
                        "r acc",
                        Words.of(counted && !status.dryRun() ? "import.ui.earlier.report" : "import.ui.earlier.open")));
        return link;
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
            default -> Badge.markup(Words.of("import.ui.runs", status.progress()), Tone.BLUE, Icon.CLOCK);
        };
    }
}
