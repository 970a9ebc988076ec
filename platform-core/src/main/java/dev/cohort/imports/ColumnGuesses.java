package dev.cohort.imports;

import dev.cohort.imports.ImportOptions.DateOrder;
import dev.cohort.imports.ImportOptions.OnFault;
import dev.cohort.imports.ImportPlan.Column;
import dev.cohort.imports.ImportPlan.GuessedBy;
import dev.cohort.imports.csv.Looks;
import dev.cohort.person.PersonRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Guesses which column is which field: by what the member chose the last time, by the column's name, by its values. A
 * guess must not cost a row: where a name only resembles ours, the values have to agree, and a column that is nothing of
 * ours becomes a custom field, so that nothing is lost.
 */
final class ColumnGuesses {
    private static final int MAX_WORDS = 4;
    private static final double MOST = 0.6;
    private static final int MAX_CUSTOM_NAME = 100;

    private final ImportTarget target;
    private final LocalDate today;
    private final List<String> names;
    private final List<List<String>> values;
    private final Map<Integer, String> targets = new LinkedHashMap<>();
    private final Map<Integer, GuessedBy> reasons = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    private ColumnGuesses(ImportTarget target, List<String> names, List<List<String>> rows, LocalDate today) {
        this.target = target;
        this.names = names;
        this.today = today;
        this.values = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) values.add(column(rows, i));
    }

    /**
     * @param chosen what the member says; a null value drops the column
     * @param remembered what was said of such columns the last time
     */
    static List<Column> guess(
            ImportTarget target,
            List<String> names,
            List<List<String>> rows,
            LocalDate today,
            ImportOptions options,
            Map<String, @Nullable String> remembered) {
        ColumnGuesses guesses = new ColumnGuesses(target, names, rows, today);
        Set<Integer> dropped = guesses.ownColumns();
        guesses.take(options.mappings(), GuessedBy.CHOSEN, dropped);
        guesses.take(remembered, GuessedBy.MEMORY, dropped);
        guesses.byName(false);
        guesses.outcome();
        guesses.byName(true);
        guesses.byValues();
        return guesses.columns(options, dropped);
    }

    /** What files of our own add says nothing of a record. */
    private Set<Integer> ownColumns() {
        Set<Integer> own = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (!PickedRows.isOurs(names.get(i))) continue;
            own.add(i);
            reasons.put(i, GuessedBy.NAME);
        }
        return own;
    }

    private void take(Map<String, @Nullable String> mapping, GuessedBy reason, Set<Integer> dropped) {
        for (int i = 0; i < names.size(); i++) {
            if (reasons.containsKey(i) || !mapping.containsKey(names.get(i))) continue;
            String field = mapping.get(names.get(i));
            if (field == null) {
                dropped.add(i);
                reasons.put(i, reason);
            } else if (reason == GuessedBy.CHOSEN || !taken.contains(slot(field))) {
                set(i, field, reason);
            }
        }
    }

    private static String slot(String field) {
        return field.startsWith(ImportPlan.OUTCOME) ? ImportPlan.OUTCOME : field;
    }

    private void set(int column, String field, GuessedBy reason) {
        targets.put(column, field);
        reasons.put(column, reason);
        if (!field.startsWith(ImportPlan.CUSTOM)) taken.add(slot(field));
    }

    /** @param loosely whether a name may also have other words around ours, if then the values agree */
    private void byName(boolean loosely) {
        for (int i = 0; i < names.size(); i++) {
            if (reasons.containsKey(i)) continue;
            String name = words(names.get(i));
            for (ImportField field : target.fields()) {
                if (taken.contains(field.key())) continue;
                boolean named = loosely
                        ? isLike(name, field) && agrees(i, field)
                        : field.names().contains(name);
                if (named) {
                    set(i, field.key(), GuessedBy.NAME);
                    break;
                }
            }
        }
    }

    private static boolean isLike(String name, ImportField field) {
        if (name.isEmpty() || name.split(" ").length > MAX_WORDS) return false;
        String spaced = ' ' + name + ' ';
        return field.names().stream().anyMatch(known -> known.length() > 3 && spaced.contains(' ' + known + ' '));
    }

    private boolean agrees(int column, ImportField field) {
        return switch (field.looks()) {
            case EMAIL -> share(column, value -> Looks.like(value) == Looks.EMAIL) > 0.3;
            case PHONE -> share(column, value -> Looks.like(value) == Looks.PHONE) > 0.3;
            case BIRTH_DATE -> share(column, this::isBirthDate) > 0.3;
            case NOTHING -> true;
        };
    }

    /** A column such as "Converted" that tells how it ended, if one of its values means won. */
    private void outcome() {
        if (taken.contains(ImportPlan.OUTCOME)) return;
        for (int i = 0; i < names.size(); i++) {
            if (reasons.containsKey(i) || !target.outcomeNames().contains(words(names.get(i)))) continue;
            for (String won : target.wonValues()) {
                for (String value : values.get(i)) {
                    if (!PersonRules.fold(value.strip()).equals(won)) continue;
                    set(i, ImportPlan.OUTCOME + value.strip(), GuessedBy.NAME);
                    return;
                }
            }
        }
    }

    private void byValues() {
        for (ImportField field : target.fields()) {
            if (taken.contains(field.key())) continue;
            for (int i = 0; i < names.size(); i++) {
                if (!reasons.containsKey(i) && isGivenAway(i, field)) {
                    set(i, field.key(), GuessedBy.VALUES);
                    break;
                }
            }
        }
    }

    private boolean isGivenAway(int column, ImportField field) {
        return switch (field.looks()) {
            case EMAIL -> share(column, value -> Looks.like(value) == Looks.EMAIL) >= MOST;
            // Bare digits may be any number of somebody else's books.
            case PHONE ->
                share(column, value -> Looks.like(value) == Looks.PHONE) >= MOST
                        && share(column, ColumnGuesses::isWrittenAsPhone) >= MOST / 2;
            case BIRTH_DATE -> share(column, this::isBirthDate) >= MOST;
            case NOTHING -> false;
        };
    }

    private static boolean isWrittenAsPhone(String value) {
        String text = value.strip();
        return text.startsWith("+") || text.startsWith("0") || text.indexOf(' ') > 0 || text.indexOf('(') >= 0;
    }

    private boolean isBirthDate(String value) {
        return DateText.parse(value, DateOrder.DAY_FIRST) instanceof DateText.Day day
                && day.date().isAfter(today.minusYears(100))
                && day.date().isBefore(today.minusYears(3));
    }

    private double share(int column, Predicate<String> test) {
        List<String> known = values.get(column);
        return known.isEmpty() ? 0 : (double) known.stream().filter(test).count() / known.size();
    }

    private List<Column> columns(ImportOptions options, Set<Integer> dropped) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String field = targets.get(i);
            GuessedBy reason = reasons.getOrDefault(i, values.get(i).isEmpty() ? GuessedBy.EMPTY : GuessedBy.NOTHING);
            // A column that is empty so far may have a value in the last row.
            if (field == null && !dropped.contains(i)) field = ImportPlan.CUSTOM + customName(name);
            OnFault onFault =
                    options.onFault() == null ? OnFault.FAIL : options.onFault().getOrDefault(name, OnFault.FAIL);
            columns.add(new Column(name, field, reason, onFault, dateOrder(i, options)));
        }
        return columns;
    }

    static String customName(String name) {
        String tidy = name.strip().replaceAll("\\s+", " ");
        return tidy.length() <= MAX_CUSTOM_NAME
                ? tidy
                : tidy.substring(0, MAX_CUSTOM_NAME).strip();
    }

    /** As said, else as the column's other values show, if they agree with each other. */
    private @Nullable DateOrder dateOrder(int column, ImportOptions options) {
        if (options.dateOrder() != null) return options.dateOrder();
        DateOrder order = null;
        for (String value : values.get(column)) {
            DateOrder shown = DateText.order(value);
            if (shown == null) continue;
            if (order != null && order != shown) return null;
            order = shown;
        }
        return order;
    }

    private static List<String> column(List<List<String>> rows, int index) {
        List<String> values = new ArrayList<>();
        for (List<String> row : rows) {
            if (index < row.size() && !row.get(index).isBlank()) values.add(row.get(index));
        }
        return values;
    }

    /** A column's name as words without accents, signs and capitals. */
    static String words(String name) {
        StringBuilder words = new StringBuilder();
        String folded = PersonRules.fold(name);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            boolean letter = Character.isLetterOrDigit(c);
            if (letter) words.append(c);
            else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') words.append(' ');
        }
        return words.toString().strip();
    }
}
