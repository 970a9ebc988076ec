package dev.cohort.imports;

import dev.cohort.imports.ImportOptions.MatchKey;
import dev.cohort.imports.ImportOptions.Mode;
import dev.cohort.imports.ImportOptions.OnDuplicate;
import dev.cohort.imports.csv.FileFormat;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Settles what the options of an import leave open: how its file is read, what each column is, what happens to a row. */
final class Planning {
    private final StoredImport stored;
    private final ImportTarget target;
    private final ImportOptions options;
    private final Supplier<Handle> handles;
    private final Clock clock;

    Planning(StoredImport stored, ImportTarget target, ImportOptions options, Supplier<Handle> handles, Clock clock) {
        this.stored = stored;
        this.target = target;
        this.options = options;
        this.handles = handles;
        this.clock = clock;
    }

    /** All that is settled, and the rows it was settled by. */
    record Planned(FileFormat format, ImportSample sample, ImportPlan plan) {}

    /**
     * Looks at the file under these options.
     *
     * @throws Problem 422 naming the options that do not fit the file or the records
     */
    Planned plan() {
        FileFormat format = format();
        ImportSample sample = ImportSample.of(stored.id(), format, handles);
        return new Planned(format, sample, plan(sample));
    }

    private FileFormat format() {
        FileFormat format = stored.fileFormat();
        String charset = options.charset();
        if (charset != null) {
            if (!isCharset(charset)) throw Problem.invalid().at("charset", "unknown-charset", "value", charset);
            format = format.withCharset(Charset.forName(charset).name());
        }
        String delimiter = options.delimiter();
        if (delimiter != null) {
            if (delimiter.length() != 1 || "\"\r\n".contains(delimiter))
                throw Problem.invalid().at("delimiter", "pattern");
            format = format.withDelimiter(delimiter.charAt(0));
        }
        Boolean header = options.header();
        return header == null ? format : format.withHeader(header);
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private ImportPlan plan(ImportSample sample) {
        Mode mode = options.mode() == null ? Mode.CREATE : options.mode();
        OnDuplicate onDuplicate = options.onDuplicate() == null ? OnDuplicate.SKIP : options.onDuplicate();
        // What may only be changed is not made because it stands in the file twice.
        if (mode == Mode.UPDATE && onDuplicate == OnDuplicate.CREATE) onDuplicate = OnDuplicate.SKIP;
        Map<String, @Nullable String> remembered = MappingMemory.recall(
                        handles.get(), stored.recordType(), sample.columns())
                .orElse(Map.of());
        LocalDate today = LocalDate.now(clock.withZone(Context.current().zone()));
        requireKnown(sample.columns());
        List<ImportPlan.Column> columns =
                ColumnGuesses.guess(target, sample.columns(), sample.rows(), today, options, remembered);
        requireOnce(columns);
        Set<MatchKey> matchBy = options.matchBy() == null ? target.matchKeys() : options.matchBy();
        if (!target.matchKeys().containsAll(matchBy))
            throw Problem.invalid().at("matchBy", "unknown-match-key", "allowed", words(target.matchKeys()));
        return new ImportPlan(
                mode,
                onDuplicate,
                columns,
                options.defaults() == null ? Map.of() : options.defaults(),
                region(),
                Boolean.TRUE.equals(options.fillOnly()),
                matchBy,
                Boolean.TRUE.equals(options.assign()));
    }

    private static String words(Set<MatchKey> keys) {
        return keys.stream().map(key -> key.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    private String region() {
        String region = options.region();
        if (region == null || region.isBlank()) return Context.tenant().region();
        String upper = region.toUpperCase(Locale.ROOT);
        if (!Set.of(Locale.getISOCountries()).contains(upper))
            throw Problem.invalid().at("region", "unknown-region", "value", region);
        return upper;
    }

    private void requireKnown(List<String> columns) {
        Problem problem = Problem.invalid();
        Set<String> fields = target.fields().stream().map(ImportField::key).collect(Collectors.toSet());
        options.mappings().forEach((column, field) -> {
            if (!columns.contains(column)) problem.at("mapping." + column, "unknown-column", "value", column);
            if (field != null && !isTarget(field, fields))
                problem.at("mapping." + column, "unknown-import-field", "value", field);
        });
        Set<String> mayDefault = target.fields().stream()
                .filter(ImportField::mayDefault)
                .map(ImportField::key)
                .collect(Collectors.toSet());
        if (options.defaults() != null) {
            options.defaults().forEach((field, value) -> {
                if (!mayDefault.contains(field))
                    problem.at("defaults." + field, "unknown-import-field", "value", field);
            });
        }
        if (problem.hasFaults()) throw problem;
    }

    private static boolean isTarget(String field, Set<String> fields) {
        if (field.startsWith(ImportPlan.CUSTOM)) {
            String name = field.substring(ImportPlan.CUSTOM.length());
            return !name.isBlank() && name.length() <= 100;
        }
        return fields.contains(field)
                || field.startsWith(ImportPlan.OUTCOME) && field.length() > ImportPlan.OUTCOME.length();
    }

    /** Two columns cannot be one field; neither can two be one custom field. */
    private static void requireOnce(List<ImportPlan.Column> columns) {
        Problem problem = Problem.invalid();
        Set<String> used = new HashSet<>();
        for (ImportPlan.Column column : columns) {
            String target = column.target();
            if (target == null) continue;
            String slot = target.startsWith(ImportPlan.OUTCOME) ? ImportPlan.OUTCOME : target;
            if (!used.add(slot)) problem.at("mapping." + column.name(), "import-field-twice", "value", target);
        }
        if (problem.hasFaults()) throw problem;
    }
}
