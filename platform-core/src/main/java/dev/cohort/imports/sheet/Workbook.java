package dev.cohort.imports.sheet;

import dev.cohort.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the file says of its sheets; those that are hidden are left out. */
record Workbook(List<Sheet> sheets, boolean since1904) {
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";

    /** One sheet and the part that holds it. */
    record Sheet(String name, String path) {}

    static Workbook read(SheetFile file) throws IOException {
        Map<String, String> parts = parts(file);
        List<Sheet> sheets = new ArrayList<>();
        boolean since1904 = false;
        try (InputStream in = file.open("xl/workbook.xml")) {
            Xml xml = new Xml(in);
            for (Xml.Event event = xml.next(); event != Xml.Event.OVER; event = xml.next()) {
                if (event != Xml.Event.START) continue;
                if (xml.name().equals("workbookPr")) since1904 = isTrue(xml.get("date1904"));
                if (!xml.name().equals("sheet")) continue;
                String path = parts.get(String.valueOf(xml.getPrefixed("id")));
                String name = xml.get("name");
                boolean seen = xml.get("state") == null || "visible".equals(xml.get("state"));
                if (seen && path != null && name != null && file.has(path)) sheets.add(new Sheet(name, path));
            }
        }
        if (sheets.isEmpty()) throw Problem.rule("import-no-sheet");
        return new Workbook(sheets, since1904);
    }

    private static Map<String, String> parts(SheetFile file) throws IOException {
        Map<String, String> parts = new HashMap<>();
        if (!file.has(RELATIONS)) return parts;
        try (InputStream in = file.open(RELATIONS)) {
            Xml xml = new Xml(in);
            for (Xml.Event event = xml.next(); event != Xml.Event.OVER; event = xml.next()) {
                if (event != Xml.Event.START || !xml.name().equals("Relationship")) continue;
                String target = xml.get("Target");
                String id = xml.get("Id");
                if (target == null || id == null) continue;
                parts.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        }
        return parts;
    }

    static boolean isTrue(@org.jspecify.annotations.Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }
}
