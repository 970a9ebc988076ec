package dev.cohort.leads.dayui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.text.Texts;
import dev.cohort.ui.DayCard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where a member arranges the own day, cards are called by their titles. */
class LeadCardTitlesTest {
    @Test
    void eachCardOfTheDayHasATitleInBothLanguages() throws Exception {
        List<Class<?>> cards = cards();
        assertThat(cards).hasSizeGreaterThan(4);
        for (Class<?> card : cards)
            for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN))
                assertThat(Texts.find(language, "day.card." + card.getSimpleName()))
                        .as(card.getSimpleName() + " in " + language)
                        .isPresent();
    }

    private static List<Class<?>> cards() throws Exception {
        Path classes = Path.of(SpeedCard.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith("Card.class"))
                    .<Class<?>>map(name -> load(name.replace('/', '.').replaceAll("\\.class$", "")))
                    .filter(found -> DayCard.class.isAssignableFrom(found) && !found.isInterface())
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, LeadCardTitlesTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
