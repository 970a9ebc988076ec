package dev.cohort.app.imports;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import dev.cohort.customfield.FieldGuess;
import dev.cohort.imports.ImportKind;
import dev.cohort.imports.ImportOptions.DateOrder;
import dev.cohort.imports.ImportOptions.OnFault;
import dev.cohort.imports.ImportPlan;
import dev.cohort.imports.ImportPreview;
import dev.cohort.imports.ImportReport.Finding;
import dev.cohort.ui.Action;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Segmented;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.FieldDesk;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which column is what: a row for each column, and below what would fail with its repair. */
final class MapStep extends Div {
    private static final String ALL = "all";
    private static final String PROBLEMS = "problems";
    private static final String UNUSED = "unused";

    private final ImportKind kind;
    private final Choices choices;
    private final FieldDesk desk;
    private final Runnable changed;
    private final Div title = Parts.div("wizard-title");
    private final Div table = Parts.div("map");
    private final Div repairs = Parts.div("page-body");
    private final Div rows = Parts.div("page-body");
    private String shown = ALL;

    MapStep(ImportKind kind, Choices choices, FieldDesk desk, Runnable changed) {
        this.kind = kind;
        this.desk = desk;
        this.choices = choices;
        this.changed = changed;
        addClassName("scroll");
        add(title, rows, table, repairs);
    }

    /**
     * @param counted what a dry run found in the whole file; empty before one, when the first rows have to do
     * @param dry whether this is the dry run's step: then the rows come first, and the columns below them
     */
    void show(ImportPreview preview, List<Finding> counted, boolean dry) {
        title.removeAll();
        table.removeAll();
        repairs.removeAll();
        rows.removeAll();
        if (dry) addComponentAtIndex(1, rows);
        else add(rows);
        rows.add(new RowsPanel(preview.rows(), dry));
        rows.setVisible(!preview.rows().isEmpty());
        List<ImportPreview.Column> columns = preview.columns();
        long used = columns.stream().filter(column -> column.target() != null).count();
        title.add(Parts.div(
                "grow",
                new H2(Words.of(dry ? "import.ui.dry-run.title" : "import.ui.map.title")),
                Parts.div(
                        "t2",
                        Parts.span(
                                "",
                                dry
                                        ? Words.of("import.ui.dry-run.about")
                                        : Words.of("import.ui.map.text", used, columns.size()))),
                Parts.div("t3 sm", Parts.span("", read(preview)))));
        if (dry) table.add(Parts.div("wizard-title", Parts.div("grow", new H2(Words.of("import.ui.map.title")))));
        (dry ? (Div) table.getComponentAt(0) : title).add(leaveOut(preview), filter(preview, counted, dry));
        table.add(heads());
        for (ImportPreview.Column column : columns) {
            List<Finding> findings = findings(column, counted);
            if (isShown(column, findings))
                table.add(new ColumnRow(
                        kind, preview, column, findings, target -> choose(column.name(), target), desk, this::make));
            findings.stream()
                    .filter(Finding::fails)
                    .findFirst()
                    .ifPresent(finding -> repairs.add(repair(column, finding)));
        }
        repairs.setVisible(repairs.getComponentCount() > 0);
    }

    /** How the file was read, so that a wrong guess is seen. */
    private static String read(ImportPreview preview) {
        if (Sizes.isSheet(preview.fileName())) return Words.of("import.ui.map.read.sheet");
        return Words.of("import.ui.map.read", preview.charset(), Rules.delimiterName(preview.delimiter()));
    }

    /** For files with more columns than a centre wants: what we do not know by a name stays away. */
    private Component leaveOut(ImportPreview preview) {
        List<String> known = desk.fields(kind.recordType()).stream()
                .map(field -> ImportPlan.CUSTOM + field.key())
                .toList();
        List<ImportPreview.Column> unknown = preview.columns().stream()
                .filter(column -> column.target() != null
                        && column.target().startsWith(ImportPlan.CUSTOM)
                        && !known.contains(column.target()))
                .toList();
        var button = Action.quiet(Words.of("import.ui.map.leave-out", unknown.size()), Icon.CLOSE, () -> {
            unknown.forEach(column -> choices.map(column.name(), null));
            changed.run();
        });
        button.setVisible(unknown.size() > 1);
        return button;
    }

    private Segmented filter(ImportPreview preview, List<Finding> counted, boolean dry) {
        long problems = preview.columns().stream()
                .filter(column -> !findings(column, counted).isEmpty())
                .count();
        long unused = preview.columns().stream()
                .filter(column -> column.target() == null)
                .count();
        return new Segmented(Words.of("import.ui.map.filter"))
                .option(ALL, Words.of("import.ui.map.all", preview.columns().size()))
                .option(PROBLEMS, Words.of("import.ui.map.problems", problems))
                .option(UNUSED, Words.of("import.ui.map.unused", unused))
                .select(shown)
                .onSelect(id -> {
                    shown = id;
                    show(preview, counted, dry);
                });
    }

    private boolean isShown(ImportPreview.Column column, List<Finding> findings) {
        return switch (shown) {
            case PROBLEMS -> !findings.isEmpty();
            case UNUSED -> column.target() == null;
            default -> true;
        };
    }

    private static Div heads() {
        var heads = Parts.div("mr h");
        for (String key : List.of("column", "values", "", "field", "guessed", "found"))
            heads.add(Parts.span("", key.isEmpty() ? "" : Words.of("import.ui.head." + key)));
        return heads;
    }

    private static List<Finding> findings(ImportPreview.Column column, List<Finding> counted) {
        return counted.isEmpty()
                ? column.findings()
                : counted.stream()
                        .filter(finding -> Objects.equals(finding.column(), column.name()))
                        .toList();
    }

    /** The column becomes a field of its own, which may be called otherwise. */
    private void make(ImportPreview.Column column, String name) {
        desk.ask(
                FieldGuess.of(kind.recordType(), name, column.firstValues()),
                made -> choose(column.name(), ImportPlan.CUSTOM + made.key()));
    }

    private void choose(String column, String target) {
        choices.map(column, target.isEmpty() ? null : target);
        changed.run();
    }

    /** What would fail, and what can be done about it on the spot. */
    private Note repair(ImportPreview.Column column, Finding finding) {
        Markup words = Markup.join(
                Markup.strong(column.name() + ": "),
                Markup.text(Words.of("import.ui.repair", finding.count(), finding.message())),
                example(finding.example()),
                Markup.text(" " + Words.of("import.ui.repair.else")));
        var actions = Parts.div("row wrap");
        if (finding.code().equals("date-ambiguous")) {
            actions.add(Action.small(Action.plain(Words.of("import.ui.day-first"), () -> order(DateOrder.DAY_FIRST))));
            actions.add(
                    Action.small(Action.plain(Words.of("import.ui.month-first"), () -> order(DateOrder.MONTH_FIRST))));
        }
        actions.add(Action.small(
                Action.plain(Words.of("import.ui.leave-empty"), () -> onFault(column.name(), OnFault.EMPTY))));
        actions.add(Action.small(
                Action.plain(Words.of("import.ui.keep-text"), () -> onFault(column.name(), OnFault.KEEP))));
        return new Note(Tone.RED, Icon.ALERT, words, actions);
    }

    private static Markup example(@Nullable String example) {
        return example == null ? Markup.EMPTY : Markup.text(" " + Words.of("import.ui.example", example));
    }

    private void order(DateOrder order) {
        choices.dateOrder(order);
        changed.run();
    }

    private void onFault(String column, OnFault what) {
        choices.onFault(column, what);
        changed.run();
    }
}
