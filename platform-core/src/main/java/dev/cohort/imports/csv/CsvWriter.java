package dev.cohort.imports.csv;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes comma-separated text that spreadsheets open as it stands: UTF-8 with a byte order mark, and no value is ever
 * taken for a formula (OWASP, CSV injection): a value that begins like one gets an apostrophe in front, which
 * {@link #unguarded} takes away again when the file comes back.
 */
public final class CsvWriter {
    private final Writer out;
    private final char delimiter;

    public CsvWriter(Writer out) throws IOException {
        this(out, ',');
    }

    /** With another delimiter than the comma. */
    public CsvWriter(Writer out, char delimiter) throws IOException {
        this.out = out;
        this.delimiter = delimiter;
        out.write('\uFEFF');
    }

    public void row(List<String> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) out.write(delimiter);
            out.write(quoted(guarded(values.get(i))));
        }
        out.write("\r\n");
    }

    /** The value with an apostrophe in front where a spreadsheet would take it for a formula. */
    public static String guarded(String value) {
        return isFormula(value, apostrophes(value)) ? "'" + value : value;
    }

    /** The value that was guarded; any other value as it is. */
    public static String unguarded(String value) {
        int apostrophes = apostrophes(value);
        return apostrophes > 0 && isFormula(value, apostrophes) ? value.substring(1) : value;
    }

    private static int apostrophes(String value) {
        int count = 0;
        while (count < value.length() && value.charAt(count) == '\'') count++;
        return count;
    }

    /** Telephone and other numbers with a sign are no formulas, and stay as they are. */
    private static boolean isFormula(String value, int from) {
        if (value.length() <= from) return false;
        char first = value.charAt(from);
        if (first == '=' || first == '@' || first == '\t' || first == '\r') return true;
        if (first != '+' && first != '-') return false;
        for (int i = from + 1; i < value.length(); i++) {
            if ("0123456789 ()/.-".indexOf(value.charAt(i)) < 0) return value.length() > from + 1;
        }
        return false;
    }

    private String quoted(String value) {
        boolean plain = true;
        for (int i = 0; i < value.length() && plain; i++) {
            char c = value.charAt(i);
            plain = c != delimiter && c != ',' && c != '"' && c != '\n' && c != '\r' && c != ';' && c != '\t';
        }
        boolean edges = !value.isEmpty() && (value.charAt(0) <= ' ' || value.charAt(value.length() - 1) <= ' ');
        return plain && !edges ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
