package dev.cohort.export;

import dev.cohort.imports.csv.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comma-separated text, guarded against being taken for formulas. */
final class CsvSheet implements Sheet {
    private final Writer out;
    private final CsvWriter csv;

    CsvSheet(OutputStream target) throws IOException {
        out = new OutputStreamWriter(target, StandardCharsets.UTF_8);
        csv = new CsvWriter(out);
    }

    @Override
    public void row(List<? extends @Nullable Object> values) throws IOException {
        List<String> texts = new ArrayList<>(values.size());
        for (Object value : values) texts.add(text(value));
        csv.row(texts);
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
