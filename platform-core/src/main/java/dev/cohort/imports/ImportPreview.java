package dev.cohort.imports;

import dev.cohort.imports.ImportPlan.GuessedBy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file before anything is done with it: what it is, what stands in it, and what we take its columns for.
 *
 * @param charset name of its encoding
 * @param rowsLookedAt how many rows the guesses and findings rest on
 * @param fields what a column may be mapped to
 * @param rows the first rows, and the first with a problem, as they would be kept
 */
public record ImportPreview(
        UUID id,
        String fileName,
        long fileSize,
        String charset,
        String delimiter,
        boolean header,
        int rowsLookedAt,
        List<Column> columns,
        List<Field> fields,
        List<Row> rows) {

    /**
     * One column of the file.
     *
     * @param firstValues its first values that are not empty
     * @param target what it is mapped to: a field, {@code custom:NAME}, {@code outcome:VALUE}; null: not imported
     * @param findings what the rows looked at show
     */
    public record Column(
            String name,
            List<String> firstValues,
            @Nullable String target,
            GuessedBy guessedBy,
            List<ImportReport.Finding> findings) {}

    /** A field of ours and its title in the member's language. */
    public record Field(String key, String title) {}

    /**
     * One row as it would be kept.
     *
     * @param row its number in the file, the header being row 1
     * @param values by field; those of {@code custom:NAME} are the tenant's own
     * @param raw what stands in the file, where the row cannot be kept
     * @param decision what a dry run under these very options decided: {@code create}, {@code update}, {@code skip}
     */
    public record Row(
            long row,
            boolean fails,
            Map<String, String> values,
            List<String> raw,
            List<Mark> marks,
            @Nullable String decision) {}

    /**
     * What is to be said of one value of a row.
     *
     * @param column null when the row as a whole is meant
     * @param fails whether the row fails for it; otherwise it is a warning
     */
    public record Mark(@Nullable String column, String message, boolean fails) {}
}
