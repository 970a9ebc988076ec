package dev.cohort.imports;

import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Which columns of a file say anything at all. */
final class FilledColumns {
    private final BitSet filled;

    private FilledColumns(BitSet filled) {
        this.filled = filled;
    }

    /** As far as the file has been read. */
    static FilledColumns of(Handle handle, UUID importId) {
        BitSet filled = new BitSet();
        handle.select("select unnest(filled) from import where id = ?", importId)
                .mapTo(Integer.class)
                .forEach(filled::set);
        return new FilledColumns(filled);
    }

    void look(List<String> values) {
        // Only those that have been empty so far: after the first rows hardly any.
        for (int i = filled.nextClearBit(0); i < values.size(); i = filled.nextClearBit(i + 1))
            if (!values.get(i).isBlank()) filled.set(i);
    }

    boolean has(int column) {
        return filled.get(column);
    }

    Integer[] indexes() {
        return filled.stream().boxed().toArray(Integer[]::new);
    }
}
