package dev.cohort.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table on its way into a file; closing it ends the table, not the stream below it. */
public interface Sheet extends Closeable {

    /** One row; texts, numbers, days, yes or no, and nothing. The first one is the head. */
    void row(List<? extends @Nullable Object> values) throws IOException;
}
