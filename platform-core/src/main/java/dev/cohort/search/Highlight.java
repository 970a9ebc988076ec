package dev.cohort.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A part of a title that matches what was typed, in UTF-16 units.
 *
 * @param start from 0
 */
public record Highlight(int start, int length) {

    /** The parts of a title that hold the words, also where it is written with accents; the longest of those that meet. */
    static List<Highlight> of(String title, List<String> words) {
        StringBuilder folded = new StringBuilder();
        List<Integer> origins = new ArrayList<>();
        for (int i = 0; i < title.length(); i += Character.charCount(title.codePointAt(i))) {
            String letter = SearchText.fold(title.substring(i, i + Character.charCount(title.codePointAt(i))));
            folded.append(letter);
            for (int j = 0; j < letter.length(); j++) origins.add(i);
        }
        origins.add(title.length());
        List<Highlight> all = new ArrayList<>();
        for (String word : words) {
            if (word.isEmpty()) continue;
            for (int at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length())) {
                int start = origins.get(at);
                int end = origins.get(at + word.length());
                // The last letter may have become two.
                while (end <= start && end < title.length()) end++;
                all.add(new Highlight(start, Math.max(end, start + 1) - start));
            }
        }
        all.sort(Comparator.comparingInt(Highlight::start).thenComparing(part -> -part.length()));
        List<Highlight> apart = new ArrayList<>();
        int end = 0;
        for (Highlight part : all) {
            if (part.start() < end) continue;
            apart.add(part);
            end = part.start() + part.length();
        }
        return apart;
    }
}
