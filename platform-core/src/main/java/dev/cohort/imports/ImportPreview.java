package dev.cohort.imports;

import dev.cohort.imports.ImportPlan.GuessedBy;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file before anything is done with it: what it is, what stands in it, and what we take its columns for.
 *
 * @param charset name of its encoding
 * @param rowsLookedAt how many rows the guesses and findings rest on
 * @param fields what a column may be mapped to
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
        List<Field> fields) {

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
}
