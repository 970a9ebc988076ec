package dev.cohort.app.imports;

import dev.cohort.customfield.FieldDefinition;
import dev.cohort.imports.ImportKind;
import dev.cohort.imports.ImportPlan;
import dev.cohort.imports.ImportPreview;
import dev.cohort.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a column of the file may become. */
final class ColumnTargets {
    private static final int LONGEST_OUTCOME = 30;

    private ColumnTargets() {}

    /**
     * One choice.
     *
     * @param target a field, {@code custom:NAME} or {@code outcome:VALUE}; empty: the column is left out
     */
    record Target(String target, String title) {}

    static List<Target> of(
            ImportKind kind, ImportPreview preview, ImportPreview.Column column, List<FieldDefinition> own) {
        List<Target> targets = new ArrayList<>();
        targets.add(new Target("", Words.of("import.ui.target.none")));
        preview.fields().forEach(field -> targets.add(new Target(field.key(), field.title())));
        own.forEach(field -> targets.add(new Target(ImportPlan.CUSTOM + field.key(), field.label(Words.locale()))));
        if (own.stream().noneMatch(field -> field.key().equals(column.name())))
            targets.add(custom(kind, column.name()));
        // Only what can be won and lost has an outcome.
        column.firstValues().stream()
                .filter(value -> kind.outcomes())
                .filter(value -> value.length() <= LONGEST_OUTCOME)
                .forEach(value -> targets.add(outcome(value)));
        String now = Optional.ofNullable(column.target()).orElse("");
        if (targets.stream().noneMatch(target -> target.target().equals(now))) targets.add(named(kind, now));
        return targets;
    }

    private static Target named(ImportKind kind, String target) {
        if (target.startsWith(ImportPlan.CUSTOM)) return custom(kind, target.substring(ImportPlan.CUSTOM.length()));
        return target.startsWith(ImportPlan.OUTCOME)
                ? outcome(target.substring(ImportPlan.OUTCOME.length()))
                : new Target(target, target);
    }

    private static Target custom(ImportKind kind, String name) {
        String key = kind.ownFields() ? "import.ui.target.custom" : "import.ui.target.notes";
        return new Target(ImportPlan.CUSTOM + name, Words.of(key, name));
    }

    private static Target outcome(String won) {
        return new Target(ImportPlan.OUTCOME + won, Words.of("import.ui.target.outcome", won));
    }
}
