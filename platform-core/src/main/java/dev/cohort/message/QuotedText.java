package dev.cohort.message;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An answer, apart from what it quotes.
 *
 * @param quoted from the line that introduces it on; empty when nothing is quoted
 */
public record QuotedText(String own, String quoted) {
    private static final Pattern INTRODUCTION = Pattern.compile("(?i)\\s*(?:"
            + "on\\s.{4,200}\\swrote:|am\\s.{4,200}\\sschrieb.{0,200}:|-{2,}\\s*original message\\s*-{2,}"
            + "|-{2,}\\s*urspr.ngliche nachricht\\s*-{2,}|_{10,})\\s*");

    /** Parts a text; only a quotation that reaches to the end is taken for one. */
    public static QuotedText of(String text) {
        List<String> lines = text.lines().toList();
        int start = lines.size();
        for (int i = 0; i < lines.size() && start == lines.size(); i++) {
            // Mail programs break the introduction over two lines.
            String two = lines.get(i)
                    + (i + 1 < lines.size() ? " " + lines.get(i + 1).strip() : "");
            if (INTRODUCTION.matcher(lines.get(i)).matches()
                    || lines.get(i).matches("(?i)(on|am)\\s.*")
                            && INTRODUCTION.matcher(two).matches()) start = i;
        }
        if (start == lines.size()) {
            while (start > 0
                    && (lines.get(start - 1).startsWith(">")
                            || lines.get(start - 1).isBlank())) start--;
            if (lines.stream().skip(start).noneMatch(line -> line.startsWith(">"))) start = lines.size();
        }
        return new QuotedText(
                String.join("\n", lines.subList(0, start)).strip(),
                String.join("\n", lines.subList(start, lines.size())).strip());
    }
}
