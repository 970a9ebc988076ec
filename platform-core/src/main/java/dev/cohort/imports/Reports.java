package dev.cohort.imports;

import dev.cohort.imports.ImportReport.Finding;
import dev.cohort.imports.ImportReport.KeptRecord;
import dev.cohort.imports.ImportReport.Reason;
import dev.cohort.imports.ImportTarget.Kept;
import dev.cohort.imports.ImportTarget.Outcomes;
import dev.cohort.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Puts together what came of an import. */
final class Reports {
    private static final int FIRST = 50;
    private static final String BY_COLUMN = """
            select column_index as "column", code, count(*) as count, (array_agg(value order by row_no))[1] as example
            from import_fault where import_id = ?
            group by column_index, code
            order by count(*) desc, column_index, code
            """;
    private static final String FIRST_FAULTS = """
            select row_no, column_index, field, code, value from import_fault
            where import_id = ? order by row_no, position limit ?
            """;
    private static final String SKIPPED = """
            select coalesce(reason, 'other') as code, count(*) as count from import_match
            where import_id = ? and decision = 'S' group by 1 order by 2 desc, 1
            """;

    private static final String BOUND = "select count(*) from person_relation where import_id = ?";

    private Reports() {}

    /** A reason and how often it holds. */
    record Counted(String code, long count) {}

    static ImportReport of(StoredImport stored, ImportTarget target, Handle handle, Locale locale) {
        List<ImportPlan.Column> columns =
                stored.plan() == null ? List.of() : stored.importPlan().columns();
        List<Finding> findings = new ArrayList<>();
        handle.select(BY_COLUMN, stored.id())
                .mapTo(Warnings.Warning.class)
                .forEach(item -> findings.add(Previews.finding(columns, item, true, locale)));
        stored.columnWarnings().items().forEach(item -> findings.add(Previews.finding(columns, item, false, locale)));
        List<String> names = stored.columnNames();
        List<ImportReport.RowFault> first = handle.select(FIRST_FAULTS, stored.id(), FIRST)
                .mapTo(FailuresFile.Fault.class)
                .map(fault -> rowFault(names, fault, locale))
                .list();
        List<Reason> skipped = handle.select(SKIPPED, stored.id())
                .mapTo(Counted.class)
                .map(reason ->
                        new Reason(reason.code(), Texts.get(locale, "import.skipped." + reason.code()), reason.count()))
                .list();
        List<KeptRecord> kept = KeptFile.first(handle, stored.id(), FIRST).stream()
                .map(record -> kept(record, target, locale))
                .toList();
        long bound = handle.select(BOUND, stored.id()).mapTo(Long.class).one();
        FilledColumns filled = FilledColumns.of(handle, stored.id());
        return new ImportReport(
                ImportStatus.of(stored),
                findings,
                first,
                skipped,
                kept,
                bound,
                outcomes(stored, columns, target, handle),
                stored.stagedAll() ? named(columns, i -> !filled.has(i)) : List.of(),
                named(columns, i -> filled.has(i) && columns.get(i).target() == null));
    }

    private static @Nullable Outcomes outcomes(
            StoredImport stored, List<ImportPlan.Column> columns, ImportTarget target, Handle handle) {
        boolean tells = columns.stream()
                .anyMatch(column -> column.target() != null && column.target().startsWith(ImportPlan.OUTCOME));
        if (!tells) return null;
        Outcomes outcomes = target.outcomes(handle, stored.id());
        // What was read out of the rows is not kept for long.
        return outcomes.won() + outcomes.lost() + outcomes.open() == 0 ? null : outcomes;
    }

    private static List<String> named(List<ImportPlan.Column> columns, IntPredicate which) {
        return IntStream.range(0, columns.size())
                .filter(which)
                .mapToObj(i -> columns.get(i).name())
                .filter(name -> !PickedRows.isOurs(name))
                .toList();
    }

    static KeptRecord kept(Kept kept, ImportTarget target, Locale locale) {
        return new KeptRecord(
                kept.rowNo(),
                kept.recordId(),
                kept.number(),
                target.recordRoute(kept).orElse(null),
                kept.reason(),
                Texts.get(locale, "import.kept." + kept.reason()));
    }

    private static ImportReport.RowFault rowFault(List<String> names, FailuresFile.Fault fault, Locale locale) {
        Integer index = fault.columnIndex();
        return new ImportReport.RowFault(
                fault.rowNo(),
                index != null && index < names.size() ? names.get(index) : null,
                fault.value(),
                fault.code(),
                FailuresFile.words(fault.code(), locale));
    }
}
