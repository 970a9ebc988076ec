package dev.cohort.leads;

import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's way of writing a {@code text[]} in one string: <code>{"a","b c"}</code>. */
final class TextArray {
    private TextArray() {}

    static String of(List<String> values) {
        StringBuilder literal = new StringBuilder("{");
        for (String value : values) {
            if (literal.length() > 1) literal.append(',');
            literal.append('"')
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return literal.append('}').toString();
    }

    static List<String> parse(String literal) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int i = 1; i < literal.length() - 1; i++) {
            char c = literal.charAt(i);
            if (c == '\\') {
                value.append(literal.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
                any = true;
            } else if (c == ',' && !quoted) {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(c);
                any = true;
            }
        }
        if (any || !value.isEmpty()) values.add(value.toString());
        return values;
    }
}
