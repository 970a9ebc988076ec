package dev.cohort.imports.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet, written as comma-separated text while they are read. */
final class SheetRows {
    private static final int MOST_COLUMNS = 16_384;
    // A few empty rows are kept, so that rows keep their numbers; a stray cell a million rows below makes none.
    private static final int MOST_GAP = 100;

    private final Xml xml;
    private final CellText cells;
    private final List<String> row = new ArrayList<>();
    private int width;
    private long written;

    SheetRows(InputStream in, CellText cells) throws IOException {
        this.xml = new Xml(in);
        this.cells = cells;
    }

    void write(Writer out) throws IOException {
        StringBuilder value = new StringBuilder();
        String type = null;
        String style = null;
        int column = -1;
        long number = 0;
        boolean inValue = false;
        boolean spoken = false;
        for (Xml.Event event = xml.next(); event != Xml.Event.OVER; event = xml.next()) {
            switch (event) {
                case START -> {
                    switch (xml.name()) {
                        case "row" -> {
                            row.clear();
                            column = -1;
                            number = rowNumber(xml.get("r"), number + 1);
                        }
                        case "c" -> {
                            column = column(xml.get("r"), column + 1);
                            type = xml.get("t");
                            style = xml.get("s");
                            value.setLength(0);
                        }
                        case "rPh" -> spoken = true;
                        default -> {}
                    }
                    inValue = xml.name().equals("v") || xml.name().equals("t");
                }
                case TEXT -> {
                    if (inValue && !spoken) value.append(xml.text());
                }
                default -> {
                    inValue = false;
                    switch (xml.name()) {
                        case "rPh" -> spoken = false;
                        case "c" -> put(column, cells.of(type, style, value.toString()));
                        case "row" -> end(number, out);
                        default -> {}
                    }
                }
            }
        }
        out.flush();
    }

    private static long rowNumber(@Nullable String said, long usual) {
        try {
            return said == null ? usual : Long.parseLong(said);
        } catch (NumberFormatException e) {
            return usual;
        }
    }

    /** {@code BC12} is the 55th column. */
    private static int column(@Nullable String cell, int usual) {
        if (cell == null) return usual;
        int column = 0;
        for (int i = 0; i < cell.length() && Character.isLetter(cell.charAt(i)); i++)
            column = column * 26 + Character.toUpperCase(cell.charAt(i)) - 'A' + 1;
        return column == 0 ? usual : column - 1;
    }

    private void put(int column, String text) {
        if (column < 0 || column >= MOST_COLUMNS || text.isEmpty()) return;
        while (row.size() <= column) row.add("");
        row.set(column, text);
    }

    private void end(long number, Writer out) throws IOException {
        if (row.isEmpty()) return;
        // What stands above the first row is nobody's.
        if (written > 0) for (long gap = Math.min(MOST_GAP, number - written - 1); gap > 0; gap--) line(out, List.of());
        width = Math.max(width, row.size());
        line(out, row);
        written = number;
    }

    private void line(Writer out, List<String> values) throws IOException {
        for (int i = 0; i < width; i++) {
            if (i > 0) out.write(',');
            String value = i < values.size() ? values.get(i) : "";
            if (value.isEmpty()) continue;
            out.write('"');
            out.write(value.replace("\"", "\"\""));
            out.write('"');
        }
        out.write("\r\n");
    }
}
