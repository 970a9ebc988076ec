package dev.cohort.imports;

import dev.cohort.imports.ImportOptions.DateOrder;
import dev.cohort.imports.ImportOptions.MatchKey;
import dev.cohort.imports.ImportOptions.Mode;
import dev.cohort.imports.ImportOptions.OnDuplicate;
import dev.cohort.imports.ImportOptions.OnFault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one run does, with nothing left open: it is kept with the import, so that a restarted run does the same. */
public record ImportPlan(
        Mode mode,
        OnDuplicate onDuplicate,
        List<Column> columns,
        Map<String, String> defaults,
        String region,
        boolean fillOnly,
        Set<MatchKey> matchBy,
        boolean assign) {

    /** The beginning of a target that is a custom field. */
    public static final String CUSTOM = "custom:";

    /** The beginning of a target that tells how it ended; what follows is the value that means won. */
    public static final String OUTCOME = "outcome:";

    /**
     * One column of the file.
     *
     * @param name as in the file; made unique, and {@code Column 3} where the file has none
     * @param target a field, {@link #CUSTOM} or {@link #OUTCOME} with what follows; null: not imported
     * @param dateOrder null: a value such as 3/1/2026 is a fault
     */
    public record Column(
            String name,
            @Nullable String target,
            GuessedBy guessedBy,
            OnFault onFault,
            @Nullable DateOrder dateOrder) {}

    /** Why a column is mapped as it is. */
    public enum GuessedBy {
        NAME,
        VALUES,
        /** As in the last import of a file with these columns. */
        MEMORY,
        /** Chosen by the member. */
        CHOSEN,
        /** No field of ours: it becomes a custom field. */
        NOTHING,
        /** All its values are empty. */
        EMPTY
    }

    public boolean matchesBy(MatchKey key) {
        return matchBy.contains(key);
    }

    /** Where staging finds the same rows for both plans, whatever is decided about them later. */
    boolean readsLike(ImportPlan other) {
        return columns.equals(other.columns) && region.equals(other.region);
    }
}
