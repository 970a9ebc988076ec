package dev.cohort.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cohort.customfield.FieldDefinition;
import dev.cohort.customfield.FieldRules;
import dev.cohort.imports.ImportOptions.DateOrder;
import dev.cohort.imports.ImportOptions.Mode;
import dev.cohort.imports.ImportOptions.OnFault;
import dev.cohort.imports.ImportPlan.Column;
import dev.cohort.imports.csv.CsvReader.Damage;
import dev.cohort.imports.csv.CsvWriter;
import dev.cohort.person.PersonRules;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.rest.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one row of a file by a plan: the values go to their fields, what cannot be read becomes a fault. */
final class RowReader {
    private static final int MAX_CUSTOM = 2_000;
    private static final int MAX_SHOWN = 200;

    /** What people and programs write where there is nothing. */
    private static final Set<String> NOTHING = Set.of("n/a", "#n/a", "-", "--", "–", "—", "null", "(null)", "\\n");

    /** Where a name could not be meant, these say nothing too. */
    private static final Set<String> NOTHING_CHOSEN =
            Set.of("none", "nil", "select", "unknown", "k.a.", "keine", "keine angabe", "нет", "?");

    private static final Set<String> NAMES =
            Set.of("firstName", "lastName", "company", "notes", "externalId", "outcome");

    private final ImportPlan plan;
    private final RowRules rules;
    private final boolean own;
    private final boolean ownFields;
    private final boolean broken;
    private final Map<String, Integer> fields = new HashMap<>();
    private final @Nullable String wonValue;
    private final StagedRow row = new StagedRow();
    private final List<RowFault> faults = new ArrayList<>();
    private final List<RowFault> warnings = new ArrayList<>();
    private List<String> values = List.of();
    private Set<String> left = Set.of();

    /**
     * Why a row fails, or what is to be known of it.
     *
     * @param column the column's index; null when the row as a whole is meant
     */
    record RowFault(
            @Nullable Integer column,
            @Nullable String field,
            String code,
            @Nullable String value) {}

    /**
     * @param ownFields whether such records have fields of the tenant's own
     * @param own whether the file is one of our own failure reports, whose values are guarded against being formulas
     * @param broken whether the file has bytes that mean nothing in its encoding
     */
    RowReader(ImportPlan plan, RowRules rules, boolean ownFields, boolean own, boolean broken) {
        this.plan = plan;
        this.rules = rules;
        this.own = own;
        this.ownFields = ownFields;
        this.broken = broken;
        String won = null;
        for (int i = 0; i < plan.columns().size(); i++) {
            String target = plan.columns().get(i).target();
            if (target == null || target.startsWith(ImportPlan.CUSTOM)) continue;
            if (target.startsWith(ImportPlan.OUTCOME)) {
                won = target.substring(ImportPlan.OUTCOME.length());
                fields.put("outcome", i);
            } else {
                fields.put(target, i);
            }
        }
        this.wonValue = won;
    }

    /** What has become of a row. */
    enum Kind {
        GOOD,
        EMPTY,
        FAILED
    }

    Kind read(List<String> raw, Damage damage) {
        faults.clear();
        warnings.clear();
        row.clear();
        values = raw;
        left = Set.of();
        if (!isSound(raw, damage)) return Kind.FAILED;
        if (raw.stream().allMatch(String::isBlank)) return Kind.EMPTY;
        custom();
        rules.read(cells, row);
        if (!row.faults().isEmpty() && !again()) return Kind.FAILED;
        row.kept().forEach(kept -> {
            Integer column = fields.get(kept.field());
            if (column != null) keep(column, kept.code());
        });
        requireOwn();
        if (faults.isEmpty()) keepNotes();
        return faults.isEmpty() ? Kind.GOOD : Kind.FAILED;
    }

    /** Where there are no fields of the tenant's own, what has no field is added, each with the name of its column. */
    private void keepNotes() {
        RowRules.Notes place = rules.notes();
        String rest = ownFields ? "" : rest();
        String notes = row.notes();
        if (rest.isEmpty() && notes == null) return;
        String all = notes == null ? rest : rest.isEmpty() ? notes : notes + "\n\n" + rest;
        if (all.codePointCount(0, all.length()) > place.longest())
            faults.add(new RowFault(fields.get(place.field()), place.field(), "too-long", shown(all)));
        else row.put(place.field(), all);
        if (!ownFields) row.custom().clear();
    }

    private String rest() {
        if (row.custom().isEmpty()) return "";
        try {
            return Json.mapper().readTree(row.custom().text().toString()).properties().stream()
                    .map(said -> said.getKey() + ": " + said.getValue().asText())
                    .collect(Collectors.joining("\n"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A row that was read is not JSON", e);
        }
    }

    private boolean isSound(List<String> raw, Damage damage) {
        if (damage == Damage.QUOTE) faults.add(new RowFault(null, null, "quote", null));
        if (damage == Damage.LENGTH) faults.add(new RowFault(null, null, "row-too-long", null));
        for (int i = 0; i < raw.size(); i++) {
            String value = raw.get(i);
            if (i >= plan.columns().size() && !value.isBlank()) {
                faults.add(new RowFault(null, null, "too-many-values", shown(value)));
                break;
            }
            if (value.indexOf('\0') >= 0) faults.add(new RowFault(i, null, "characters", null));
            if (broken && value.indexOf('\uFFFD') >= 0) faults.add(new RowFault(i, null, "undecodable", shown(value)));
        }
        return faults.isEmpty();
    }

    /** Values that the plan says not to fail for are left out, and the row is read again. */
    private boolean again() {
        Set<String> unreadable = new java.util.HashSet<>();
        for (FieldFault fault : row.faults()) {
            Integer column = fields.get(fault.field());
            OnFault on =
                    column == null ? OnFault.FAIL : plan.columns().get(column).onFault();
            if (on == OnFault.FAIL || column == null) {
                faults.add(new RowFault(
                        column, fault.field(), fault.code(), column == null ? null : shown(value(column))));
            } else {
                unreadable.add(fault.field());
            }
        }
        if (!faults.isEmpty()) return false;
        Map<Integer, String> codes = new HashMap<>();
        row.faults().forEach(fault -> {
            Integer column = fields.get(fault.field());
            if (column != null) codes.putIfAbsent(column, fault.code());
        });
        row.clear();
        left = unreadable;
        custom();
        rules.read(cells, row);
        codes.forEach((column, code) -> {
            if (plan.columns().get(column).onFault() == OnFault.KEEP) keep(column, code);
            else warnings.add(new RowFault(column, plan.columns().get(column).target(), code, shown(value(column))));
        });
        row.faults().forEach(fault -> faults.add(new RowFault(null, fault.field(), fault.code(), null)));
        return faults.isEmpty();
    }

    private void custom() {
        for (int i = 0; i < plan.columns().size() && i < values.size(); i++) {
            String target = plan.columns().get(i).target();
            if (target == null || !target.startsWith(ImportPlan.CUSTOM)) continue;
            putCustom(i, target.substring(ImportPlan.CUSTOM.length()));
        }
    }

    private void keep(int column, String code) {
        Column kept = plan.columns().get(column);
        if (!code.isEmpty()) warnings.add(new RowFault(column, kept.target(), code, shown(value(column))));
        String name = ColumnGuesses.customName(kept.name());
        if (!row.custom().has(name)) putCustom(column, name);
    }

    private void putCustom(int column, String name) {
        List<FieldFault> found = new ArrayList<>(0);
        String text = PersonRules.text(name, value(column), MAX_CUSTOM, found);
        if (text != null && !row.custom().has(name)) putCustom(column, name, text);
        for (FieldFault fault : found)
            faults.add(new RowFault(column, plan.columns().get(column).target(), fault.code(), shown(value(column))));
    }

    /** As the tenant's field of that name holds it, where there is one. */
    private void putCustom(int column, String name, String text) {
        FieldDefinition field = rules.own().find(name).orElse(null);
        if (field == null) {
            row.putCustom(name, text);
            return;
        }
        JsonNode fit = field.fit(TextNode.valueOf(text)).orElse(null);
        if (fit != null) {
            row.putCustom(name, fit);
            return;
        }
        Column said = plan.columns().get(column);
        RowFault fault = new RowFault(column, said.target(), FieldRules.code(field.kind()), shown(text));
        if (said.onFault() == OnFault.FAIL) {
            faults.add(fault);
            return;
        }
        warnings.add(fault);
        if (said.onFault() == OnFault.KEEP) row.putCustom(name, text);
    }

    /** A new record needs them; one that is changed may have gone without so far. */
    private void requireOwn() {
        if (plan.mode() != Mode.CREATE) return;
        for (FieldDefinition field : rules.own().required())
            if (!row.custom().has(field.key()))
                faults.add(new RowFault(null, ImportPlan.CUSTOM + field.key(), "custom-required", field.key()));
    }

    private String value(int column) {
        if (column >= values.size()) return "";
        return own ? CsvWriter.unguarded(values.get(column)) : values.get(column);
    }

    private static String shown(String value) {
        if (value.length() <= MAX_SHOWN) return value.replace("\0", "");
        int end = Character.isHighSurrogate(value.charAt(MAX_SHOWN - 2)) ? MAX_SHOWN - 2 : MAX_SHOWN - 1;
        return (value.substring(0, end) + '…').replace("\0", "");
    }

    private final Cells cells = new Cells() {
        @Override
        public @Nullable String get(String field) {
            Integer column = fields.get(field);
            if (column == null || left.contains(field)) return null;
            String value = value(column);
            return isNothing(field, value) ? null : value;
        }

        @Override
        public @Nullable String wonValue() {
            return wonValue;
        }

        @Override
        public @Nullable DateOrder dateOrder(String field) {
            Integer column = fields.get(field);
            return column == null ? null : plan.columns().get(column).dateOrder();
        }
    };

    private static boolean isNothing(String field, String value) {
        if (value.length() > 20) return value.isBlank();
        String text = value.strip().toLowerCase(java.util.Locale.ROOT);
        return text.isEmpty() || NOTHING.contains(text) || !NAMES.contains(field) && NOTHING_CHOSEN.contains(text);
    }

    StagedRow row() {
        return row;
    }

    List<RowFault> faults() {
        return faults;
    }

    List<RowFault> warnings() {
        return warnings;
    }
}
