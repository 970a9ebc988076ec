package dev.cohort.imports.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads separated text row by row, in constant memory. Quoted values may hold the delimiter, line ends and doubled
 * quotes. Where quoting is broken, only the row at hand suffers: a quote that is never closed is taken as a letter, the
 * row ends with its line and is marked, and nothing behind it is swallowed. Blank lines are no rows.
 */
public final class CsvReader {
    /** Longest row in characters. */
    public static final int MAX_ROW = 1 << 18;

    private static final int END = -1;
    private static final int TOO_LONG = -2;

    private final Reader in;
    private final char delimiter;
    private final List<String> values = new ArrayList<>();
    private final StringBuilder quoted = new StringBuilder();
    private char[] buffer = new char[1 << 15];
    private int start;
    private int at;
    private int mark;
    private int filled;
    private boolean ended;
    private Damage damage = Damage.NONE;
    private long number;

    /** What is wrong with the form of a row. */
    public enum Damage {
        NONE,
        /** A quote is opened and not closed, or closed in the middle of a value. */
        QUOTE,
        /** Longer than {@link #MAX_ROW}; its values are cut off. */
        LENGTH
    }

    public CsvReader(Reader in, char delimiter) {
        this.in = in;
        this.delimiter = delimiter;
    }

    /** Goes to the next row; false at the end. */
    public boolean next() throws IOException {
        skipBlankLines();
        if (peek() == END) return false;
        number++;
        damage = Damage.NONE;
        if (!row(true)) {
            at = start;
            damage = Damage.QUOTE;
            if (!row(false)) cutOff();
        }
        start = at;
        return true;
    }

    /** The values of the row at hand; the list is the caller's only until the next row. */
    public List<String> values() {
        return values;
    }

    public Damage damage() {
        return damage;
    }

    /** The number of the row at hand, from 1. */
    public long number() {
        return number;
    }

    private void skipBlankLines() throws IOException {
        int c;
        while ((c = peek()) == '\n' || c == '\r') at++;
        start = at;
    }

    /** Reads one row; false when its quoting makes no sense or it is too long. */
    private boolean row(boolean quotes) throws IOException {
        values.clear();
        while (true) {
            mark = at;
            if (quotes) skipBlanks();
            boolean read = quotes && peek() == '"' ? quoted() : plain();
            if (!read) return false;
            int c = peek();
            if (c == delimiter) {
                at++;
                continue;
            }
            if (c == '\r') at++;
            if (c != END && peek() == '\n') at++;
            return true;
        }
    }

    /** Blanks before a quote do not count; before anything else they belong to the value. */
    private void skipBlanks() throws IOException {
        int c;
        while (((c = peek()) == ' ' || c == '\t') && c != delimiter) at++;
        if (c != '"') at = mark;
    }

    private boolean plain() throws IOException {
        int c;
        while ((c = peek()) >= 0 && c != delimiter && c != '\n' && c != '\r') at++;
        values.add(new String(buffer, mark, at - mark));
        return c != TOO_LONG;
    }

    private boolean quoted() throws IOException {
        int from = values.size();
        boolean lines = false;
        quoted.setLength(0);
        at++;
        while (true) {
            int c = peek();
            if (c < 0) return false;
            at++;
            if (c != '"') {
                lines |= c == '\n' || c == '\r';
                quoted.append((char) c);
            } else if (peek() == '"') {
                at++;
                quoted.append('"');
            } else {
                break;
            }
        }
        int closed = at;
        int c;
        while (((c = peek()) == ' ' || c == '\t') && c != delimiter) at++;
        if (c == END || c == delimiter || c == '\n' || c == '\r') {
            values.add(quoted.toString());
            return true;
        }
        if (c == TOO_LONG || lines) return false;
        // "Ann" Lee: on one line it is clear where the value ends, and it is kept as it stands.
        at = closed;
        boolean read = plain();
        return read && values.size() == from + 1;
    }

    /** Gives up on a row that is too long: its rest is passed over up to the end of the line. */
    private void cutOff() throws IOException {
        damage = Damage.LENGTH;
        while (true) {
            int c = peek();
            if (c == TOO_LONG) {
                start = at;
                mark = at;
            } else if (c == END || c == '\n' || c == '\r') {
                return;
            } else {
                at++;
            }
        }
    }

    private int peek() throws IOException {
        if (at < filled) return buffer[at];
        return fill();
    }

    private int fill() throws IOException {
        if (ended) return END;
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            at -= start;
            mark -= start;
            start = 0;
        }
        if (filled == buffer.length) {
            if (buffer.length >= MAX_ROW) return TOO_LONG;
            buffer = java.util.Arrays.copyOf(buffer, buffer.length * 2);
        }
        int count = in.read(buffer, filled, buffer.length - filled);
        if (count < 0) {
            ended = true;
            return END;
        }
        filled += count;
        return count == 0 ? fill() : buffer[at];
    }
}
