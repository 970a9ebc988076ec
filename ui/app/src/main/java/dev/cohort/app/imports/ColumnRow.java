package dev.cohort.app.imports;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import dev.cohort.app.imports.ColumnTargets.Target;
import dev.cohort.customfield.FieldDefinition;
import dev.cohort.imports.ImportKind;
import dev.cohort.imports.ImportPlan;
import dev.cohort.imports.ImportPlan.GuessedBy;
import dev.cohort.imports.ImportPreview;
import dev.cohort.imports.ImportReport.Finding;
import dev.cohort.ui.Action;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.FieldDesk;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One column of the file: its first values, the field it becomes, how that was guessed, what was found. */
final class ColumnRow extends Div {
    private static final int VALUES = 3;

    /** @param chosen is told the target; empty for a column that is left out */
    ColumnRow(
            ImportKind kind,
            ImportPreview preview,
            ImportPreview.Column column,
            List<Finding> findings,
            Consumer<String> chosen,
            FieldDesk desk,
            BiConsumer<ImportPreview.Column, String> make) {
        addClassName("mr");
        boolean fails = findings.stream().anyMatch(Finding::fails);
        setClassName("bad", fails);
        var name = Parts.span("m cut", column.name());
        name.setTitle(column.name());
        String joined =
                String.join(" · ", column.firstValues().stream().limit(VALUES).toList());
        var values = Parts.span("first-values t3 sm cut", joined.isEmpty() ? "–" : joined);
        values.setTitle(String.join("\n", column.firstValues()));
        var arrow = Icon.ARROW_RIGHT.create(Icon.Size.SMALL);
        arrow.addClassNames("arrow", "t3");
        add(
                name,
                values,
                arrow,
                chosen(kind, preview, column, chosen, desk, make),
                guessed(column.guessedBy()),
                found(column, findings));
    }

    /** Beside what is no field yet, the way to make it one. */
    private static Component chosen(
            ImportKind kind,
            ImportPreview preview,
            ImportPreview.Column column,
            Consumer<String> chosen,
            FieldDesk desk,
            BiConsumer<ImportPreview.Column, String> make) {
        List<FieldDefinition> own = kind.ownFields() ? desk.fields(kind.recordType()) : List.of();
        ComboBox<Target> box = choice(kind, preview, column, chosen, own);
        String target = Optional.ofNullable(column.target()).orElse("");
        if (!kind.ownFields() || !target.startsWith(ImportPlan.CUSTOM) || !desk.mayChange()) return box;
        String name = target.substring(ImportPlan.CUSTOM.length());
        if (own.stream().anyMatch(field -> field.key().equals(name))) return box;
        box.addClassName("grow");
        return Parts.div(
                "row g1",
                box,
                Action.small(Action.quietIcon(
                        Icon.PLUS, Words.of("import.ui.make-field", name), () -> make.accept(column, name))));
    }

    private static ComboBox<Target> choice(
            ImportKind kind,
            ImportPreview preview,
            ImportPreview.Column column,
            Consumer<String> chosen,
            List<FieldDefinition> own) {
        var box = new ComboBox<Target>();
        List<Target> targets = ColumnTargets.of(kind, preview, column, own);
        box.setItems(targets);
        box.setItemLabelGenerator(Target::title);
        box.setAriaLabel(Words.of("import.ui.target.of", column.name()));
        String now = Optional.ofNullable(column.target()).orElse("");
        targets.stream()
                .filter(target -> target.target().equals(now))
                .findFirst()
                .ifPresent(box::setValue);
        box.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null)
                chosen.accept(event.getValue().target());
        });
        return box;
    }

    private static Component guessed(GuessedBy reason) {
        Tone tone =
                switch (reason) {
                    case NAME -> Tone.GREEN;
                    case VALUES -> Tone.BLUE;
                    case MEMORY -> Tone.PURPLE;
                    case CHOSEN -> Tone.ACCENT;
                    case NOTHING, EMPTY -> Tone.GREY;
                };
        String words = Words.of("import.ui.guessed." + reason.name().toLowerCase(Locale.ROOT));
        return Parts.div("", Badge.small(words, tone));
    }

    private static Component found(ImportPreview.Column column, List<Finding> findings) {
        if (findings.isEmpty()) {
            boolean empty = column.guessedBy() == GuessedBy.EMPTY;
            String key = empty
                    ? "import.ui.found.empty"
                    : column.target() == null ? "import.ui.found.unused" : "import.ui.found.nothing";
            Icon icon = empty || column.target() == null ? Icon.CLOSE : Icon.CHECK;
            return Parts.div(
                    empty || column.target() == null ? "found" : "found fine",
                    icon.create(Icon.Size.SMALL),
                    Parts.span("cut", Words.of(key)));
        }
        boolean fails = findings.stream().anyMatch(Finding::fails);
        String words = findings.stream()
                .sorted(Comparator.comparing(Finding::fails).reversed())
                .map(each -> Words.of("import.ui.found", each.count(), each.message()))
                .collect(Collectors.joining("; "));
        var text = Parts.span("cut", words);
        text.setTitle(findings.stream()
                .map(Finding::example)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n", words + "\n", ""))
                .strip());
        return Parts.div(fails ? "found fault" : "found warn", Icon.ALERT.create(Icon.Size.SMALL), text);
    }
}
