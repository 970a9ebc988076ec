package dev.cohort.imports;

import dev.cohort.imports.ImportReport.Finding;
import dev.cohort.imports.RowReader.Kind;
import dev.cohort.imports.csv.FileFormat;
import dev.cohort.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** Looks at the first rows of a file through a plan. */
final class Previews {
    private static final int VALUES = 5;
    private static final int VALUE_LENGTH = 80;

    private Previews() {}

    static ImportPreview of(
            StoredImport stored,
            FileFormat format,
            ImportTarget target,
            ImportSample sample,
            ImportPlan plan,
            Handle handle,
            Locale locale) {
        Warnings failing = Warnings.NONE;
        Warnings kept = Warnings.NONE;
        RowReader reader = new RowReader(
                plan,
                target.rules(handle, plan),
                target.hasOwnFields(),
                PickedRows.isOwn(sample.columns()),
                format.broken());
        var rows = new PreviewRows(plan, format.header(), locale);
        for (int i = 0; i < sample.rows().size(); i++) {
            Kind kind = reader.read(sample.rows().get(i), sample.damages().get(i));
            rows.look(i, sample.rows().get(i), kind, reader);
            failing = failing.plus(reader.faults());
            if (kind != Kind.FAILED) kept = kept.plus(reader.warnings());
        }
        List<ImportPreview.Column> columns = new ArrayList<>();
        for (int i = 0; i < plan.columns().size(); i++) {
            ImportPlan.Column column = plan.columns().get(i);
            List<Finding> findings = new ArrayList<>(findings(i, plan, failing, true, locale));
            findings.addAll(findings(i, plan, kept, false, locale));
            columns.add(new ImportPreview.Column(
                    column.name(), firstValues(sample, i), column.target(), column.guessedBy(), findings));
        }
        List<ImportPreview.Field> fields = target.fields().stream()
                .map(field -> new ImportPreview.Field(field.key(), Texts.get(locale, field.titleKey())))
                .toList();
        return new ImportPreview(
                stored.id(),
                stored.fileName(),
                stored.fileSize(),
                format.charset(),
                String.valueOf(format.delimiter()),
                format.header(),
                sample.rows().size(),
                columns,
                fields,
                rows.decided(stored, handle));
    }

    private static List<Finding> findings(int index, ImportPlan plan, Warnings warnings, boolean fails, Locale locale) {
        return warnings.items().stream()
                .filter(item -> item.column() != null && item.column() == index)
                .map(item -> finding(plan.columns(), item, fails, locale))
                .toList();
    }

    static Finding finding(List<ImportPlan.Column> columns, Warnings.Warning item, boolean fails, Locale locale) {
        Integer index = item.column();
        ImportPlan.Column column = index != null && index < columns.size() ? columns.get(index) : null;
        return new Finding(
                column == null ? null : column.name(),
                column == null ? null : column.target(),
                item.code(),
                FailuresFile.words(item.code(), locale),
                fails,
                item.count(),
                item.example());
    }

    private static List<String> firstValues(ImportSample sample, int index) {
        return sample.rows().stream()
                .filter(row -> index < row.size() && !row.get(index).isBlank())
                .map(row -> row.get(index).strip())
                .distinct()
                .limit(VALUES)
                .map(value -> value.length() <= VALUE_LENGTH ? value : value.substring(0, VALUE_LENGTH - 1) + '…')
                .toList();
    }
}
