package dev.cohort.leads.ui;

import dev.cohort.ui.Markup;
import dev.cohort.ui.Words;
import java.util.ArrayList;
import java.util.List;

/** A sentence of the bundle with marked-up parts in the places of {@code {0}, {1}, …}, whatever order a language has. */
final class Phrase {
    private Phrase() {}

    static Markup of(String key, Markup... parts) {
        // Letters nobody types hold the places while the bundle's pattern is filled in.
        Object[] places = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) places[i] = String.valueOf((char) ('\uE000' + i));
        List<Markup> sentence = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (char letter : Words.of(key, places).toCharArray()) {
            int place = letter - '\uE000';
            if (place < 0 || place >= parts.length) {
                text.append(letter);
                continue;
            }
            sentence.add(Markup.text(text.toString()));
            sentence.add(parts[place]);
            text.setLength(0);
        }
        sentence.add(Markup.text(text.toString()));
        return Markup.join(sentence.toArray(Markup[]::new));
    }
}
