package dev.cohort.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes one flat JSON object; a library would cost more than all the rest of a row. */
final class JsonText {
    private final StringBuilder out = new StringBuilder(512);
    private final Set<String> keys = new HashSet<>();

    void clear() {
        out.setLength(0);
        keys.clear();
    }

    boolean isEmpty() {
        return out.isEmpty();
    }

    boolean has(String key) {
        return keys.contains(key);
    }

    void put(String key, String value) {
        key(key);
        text(value);
    }

    void put(String key, List<String> values) {
        key(key);
        out.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) out.append(',');
            text(values.get(i));
        }
        out.append(']');
    }

    void put(String key, JsonNode value) {
        key(key);
        out.append(value);
    }

    private void key(String key) {
        keys.add(key);
        out.append(out.isEmpty() ? '{' : ',');
        text(key);
        out.append(':');
    }

    private void text(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') out.append(String.format("\\u%04x", (int) c));
                    else out.append(c);
                }
            }
        }
        out.append('"');
    }

    /** The object; {@code {}} when nothing was put. */
    CharSequence text() {
        return out.isEmpty() ? "{}" : out.toString() + '}';
    }
}
