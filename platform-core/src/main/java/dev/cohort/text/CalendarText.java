package dev.cohort.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of calendar files as RFC 5545 folds them: at most 75 octets, never parted within a character. */
public final class CalendarText {
    private static final int LINE_OCTETS = 75;

    private CalendarText() {}

    /** One line, folded, with its end. */
    public static String folded(String line) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            String character = Character.toString(line.codePointAt(at));
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LINE_OCTETS) {
                parts.add(part.toString());
                part.setLength(0);
                // The space that begins a folded line counts.
                octets = 1;
            }
            part.append(character);
            octets += size;
            at += character.length();
        }
        parts.add(part.toString());
        return String.join("\r\n ", parts) + "\r\n";
    }

    /** The lines of a file, as they were before they were folded. */
    public static List<String> unfolded(String file) {
        return file.replaceAll("\\r\\n|\\r", "\n")
                .replaceAll("\n[ \\t]", "")
                .lines()
                .toList();
    }

    /** A file with other words in place of some. */
    public static String replaced(String file, String words, String others) {
        return unfolded(file).stream()
                .map(line -> folded(line.replace(words, others)))
                .collect(Collectors.joining());
    }
}
