package dev.cohort.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.imports.ImportPreview.Mark;
import dev.cohort.imports.ImportPreview.Row;
import dev.cohort.imports.RowReader.Kind;
import dev.cohort.imports.RowReader.RowFault;
import dev.cohort.rest.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Picks the rows that a preview shows: the first ones, the first that fail, and the first that only lose something. */
final class PreviewRows {
    private static final int FIRST = 5;
    private static final int TROUBLED = 3;
    private static final int RAW = 4;
    private static final String DECISIONS =
            "select row_no, decision from import_match where import_id = :id and row_no in (<rows>)";

    private final ImportPlan plan;
    private final int firstRow;
    private final Locale locale;
    private final List<Row> rows = new ArrayList<>();
    private int first;
    private int failing;
    private int troubled;

    PreviewRows(ImportPlan plan, boolean header, Locale locale) {
        this.plan = plan;
        this.firstRow = header ? 2 : 1;
        this.locale = locale;
    }

    /** Keeps a row that was just read, if it is one to be shown. */
    void look(int index, List<String> raw, Kind kind, RowReader reader) {
        if (kind == Kind.EMPTY) return;
        boolean fails = kind == Kind.FAILED;
        if (first < FIRST) first++;
        else if (fails && failing < TROUBLED) failing++;
        else if (!fails && !reader.warnings().isEmpty() && troubled < TROUBLED) troubled++;
        else return;
        List<Mark> marks = new ArrayList<>();
        reader.faults().forEach(fault -> marks.add(mark(fault, true)));
        if (!fails) reader.warnings().forEach(warning -> marks.add(mark(warning, false)));
        List<String> said = raw.stream()
                .filter(value -> !value.isBlank())
                .limit(RAW)
                .map(String::strip)
                .toList();
        rows.add(new Row(
                index + firstRow,
                fails,
                fails ? Map.of() : values(reader.row()),
                fails ? said : List.of(),
                marks,
                null));
    }

    private Mark mark(RowFault fault, boolean fails) {
        Integer column = fault.column();
        String name = column != null && column < plan.columns().size()
                ? plan.columns().get(column).name()
                : null;
        return new Mark(name, FailuresFile.words(fault.code(), locale), fails);
    }

    private Map<String, String> values(StagedRow row) {
        Map<String, String> values = new LinkedHashMap<>();
        tree(row.data()).properties().forEach(value -> values.put(value.getKey(), text(value.getValue())));
        String phone = row.phone();
        if (phone != null) values.put("phone", phone);
        plan.defaults().forEach(values::putIfAbsent);
        tree(row.custom())
                .properties()
                .forEach(value -> values.put(ImportPlan.CUSTOM + value.getKey(), text(value.getValue())));
        return values;
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) return value.asText();
        return StreamSupport.stream(value.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    private static JsonNode tree(JsonText json) {
        try {
            return Json.mapper().readTree(json.text().toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A row that was read is not JSON", e);
        }
    }

    /** The rows, each with what a dry run has decided of it, if there was one with this plan. */
    List<Row> decided(StoredImport stored, Handle handle) {
        boolean tried = stored.dryRun() && stored.effectiveState() == ImportState.DONE && !rows.isEmpty();
        if (!tried || !stored.importPlan().equals(plan)) return rows;
        Map<Long, String> decisions = new LinkedHashMap<>();
        handle.createQuery(DECISIONS)
                .bind("id", stored.id())
                .bindList("rows", rows.stream().map(Row::row).toList())
                .map((row, context) -> decisions.put(row.getLong("row_no"), row.getString("decision")))
                .list();
        return rows.stream()
                .map(row -> new Row(
                        row.row(), row.fails(), row.values(), row.raw(), row.marks(), word(decisions.get(row.row()))))
                .toList();
    }

    private static @Nullable String word(@Nullable String decision) {
        return switch (decision) {
            case "C" -> "create";
            case "U" -> "update";
            case "S" -> "skip";
            case "F" -> "fail";
            case null, default -> null;
        };
    }
}
