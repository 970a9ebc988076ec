package dev.cohort.imports.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the numbers of cells are shown, by the style a cell names. */
final class NumberFormats {
    private static final String PATH = "xl/styles.xml";

    private final List<Shown> styles = new ArrayList<>();

    private NumberFormats() {}

    /** What a number is shown as. */
    enum Kind {
        NUMBER,
        DAY,
        TIME,
        DAY_AND_TIME,
        PERCENT
    }

    /** @param digits fewest digits before the point: {@code 00000} shows 123 as 00123 */
    record Shown(Kind kind, int digits) {
        static final Shown PLAIN = new Shown(Kind.NUMBER, 0);
    }

    static NumberFormats read(SheetFile file) throws IOException {
        NumberFormats formats = new NumberFormats();
        if (!file.has(PATH)) return formats;
        Map<Integer, String> codes = new HashMap<>();
        boolean cells = false;
        try (InputStream in = file.open(PATH)) {
            Xml xml = new Xml(in);
            for (Xml.Event event = xml.next(); event != Xml.Event.OVER; event = xml.next()) {
                if (event == Xml.Event.TEXT) continue;
                if (xml.name().equals("cellXfs")) cells = event == Xml.Event.START;
                if (event == Xml.Event.END) continue;
                if (xml.name().equals("numFmt")) codes.put(number(xml.get("numFmtId")), said(xml.get("formatCode")));
                if (cells && xml.name().equals("xf")) formats.styles.add(shown(number(xml.get("numFmtId")), codes));
            }
        }
        return formats;
    }

    private static String said(@Nullable String code) {
        return code == null ? "" : code;
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    Shown of(@Nullable String style) {
        int index = number(style);
        return style != null && index < styles.size() && index >= 0 ? styles.get(index) : Shown.PLAIN;
    }

    private static Shown shown(int id, Map<Integer, String> codes) {
        String code = codes.get(id);
        if (code != null) return shownBy(code);
        // The formats that every program knows without their being written down (ECMA-376, 18.8.30).
        return switch (id) {
            case 9, 10 -> new Shown(Kind.PERCENT, 0);
            case 14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> new Shown(Kind.DAY, 0);
            case 18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56 -> new Shown(Kind.TIME, 0);
            case 22 -> new Shown(Kind.DAY_AND_TIME, 0);
            default -> Shown.PLAIN;
        };
    }

    static Shown shownBy(String code) {
        String first = code.split(";", -1)[0];
        String bare = first.replaceAll("\"[^\"]*\"", "")
                .replaceAll("\\\\.", "")
                .replaceAll("_.", "")
                .replaceAll("\\*.", "")
                .replaceAll("(?i)\\[(h+|m+|s+)\\]", "$1")
                .replaceAll("\\[[^\\]]*\\]", "")
                .replaceAll("(?i)am/pm|a/p", "h");
        if (bare.equalsIgnoreCase("general") || bare.contains("@")) return Shown.PLAIN;
        if (bare.indexOf('%') >= 0) return new Shown(Kind.PERCENT, 0);
        String letters = bare.toLowerCase(java.util.Locale.ROOT);
        boolean numbers = letters.indexOf('0') >= 0 || letters.indexOf('#') >= 0;
        boolean day = letters.indexOf('y') >= 0 || letters.indexOf('d') >= 0;
        boolean time = letters.indexOf('h') >= 0 || letters.indexOf('s') >= 0;
        if (day || time || !numbers && letters.indexOf('m') >= 0) {
            if (day && time) return new Shown(Kind.DAY_AND_TIME, 0);
            return new Shown(time ? Kind.TIME : Kind.DAY, 0);
        }
        return bare.matches("0{2,}") ? new Shown(Kind.NUMBER, bare.length()) : Shown.PLAIN;
    }
}
