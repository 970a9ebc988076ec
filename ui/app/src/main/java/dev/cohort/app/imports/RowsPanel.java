package dev.cohort.app.imports;

import com.vaadin.flow.component.html.Div;
import dev.cohort.imports.ImportPlan;
import dev.cohort.imports.ImportPreview.Mark;
import dev.cohort.imports.ImportPreview.Row;
import dev.cohort.ui.Avatar;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of the file as the records they would become, each with what is wrong with it. */
final class RowsPanel extends Panel {
    private static final int OWN_FIELDS = 3;
    private static final int LONGEST = 60;

    /** @param dry whether a dry run has been through them */
    RowsPanel(List<Row> rows, boolean dry) {
        super(Words.of("import.ui.rows"), lines(rows));
        note(Words.of(dry ? "import.ui.rows.tried" : "import.ui.rows.first"));
    }

    private static Div lines(List<Row> rows) {
        var lines = Parts.div("preview-rows");
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private static Div line(Row row) {
        var line = Parts.div(row.fails() ? "bad" : "");
        line.add(Parts.span("t3 sm nw", Words.of("import.ui.row", Counts.number(row.row()))));
        var said = Parts.div("row wrap grow");
        if (row.fails()) said.add(Parts.span("t2", String.join(" · ", row.raw())));
        else said.add(record(row).component());
        row.marks().forEach(mark -> said.add(mark(mark).component()));
        line.add(said);
        return line;
    }

    private static Markup record(Row row) {
        String person = Stream.of("firstName", "lastName")
                .map(field -> value(row, field))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        String name = Stream.of(person, value(row, "name"), value(row, "subject"), value(row, "body"))
                .filter(part -> !part.isEmpty())
                .findFirst()
                .orElse("");
        Markup parts = Markup.join(
                person.isEmpty() && !name.isEmpty() ? Markup.EMPTY : Avatar.markup(name, Avatar.Size.SMALL),
                name.isEmpty() ? Markup.meta(Words.of("import.ui.rows.nameless")) : Markup.strong(cut(name)),
                said(row, "leadNumber"),
                said(row, "about"),
                said(row, "dueOn"),
                said(row, "phone"),
                said(row, "email"),
                said(row, "city"),
                badge(value(row, "interest"), Tone.ACCENT),
                badge(value(row, "source"), Tone.OUTLINE));
        return Markup.span("row wrap", parts, own(row), decided(row));
    }

    private static Markup said(Row row, String field) {
        String value = value(row, field);
        return value.isEmpty() ? Markup.EMPTY : Markup.span("t2", Markup.text(value));
    }

    private static String cut(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + '…';
    }

    private static Markup own(Row row) {
        return Markup.join(row.values().entrySet().stream()
                .filter(value -> value.getKey().startsWith(ImportPlan.CUSTOM))
                .limit(OWN_FIELDS)
                .map(value -> Markup.span(
                        "t3 sm",
                        Markup.text(value.getKey().substring(ImportPlan.CUSTOM.length()) + ": " + value.getValue())))
                .toArray(Markup[]::new));
    }

    private static Markup decided(Row row) {
        String decision = row.decision();
        if (decision == null) return Markup.EMPTY;
        Tone tone =
                switch (decision) {
                    case "create" -> Tone.GREEN;
                    case "update" -> Tone.BLUE;
                    case "fail" -> Tone.RED;
                    default -> Tone.GREY;
                };
        return Badge.smallMarkup(Words.of("import.ui.rows." + decision), tone);
    }

    private static Markup mark(Mark mark) {
        String words = mark.column() == null ? mark.message() : mark.column() + ": " + mark.message();
        return Badge.smallMarkup(words, mark.fails() ? Tone.RED : Tone.ORANGE, Icon.ALERT);
    }

    private static Markup badge(String words, Tone tone) {
        return words.isEmpty() ? Markup.EMPTY : Badge.smallMarkup(words, tone);
    }

    private static String value(Row row, String field) {
        return row.values().getOrDefault(field, "");
    }
}
