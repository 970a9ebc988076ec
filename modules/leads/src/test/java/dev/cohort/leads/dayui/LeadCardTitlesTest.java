package dev.cohort.leads.dayui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.text.TestTitles;
import dev.cohort.ui.DayCard;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a member arranges the own day, cards are called by their titles. */
class LeadCardTitlesTest {
    @Test
    void eachCardOfTheDayHasATitleInBothLanguages() throws Exception {
        List<Class<?>> cards = TestTitles.brought(SpeedCard.class, DayCard.class, "Card");
        assertThat(cards).hasSizeGreaterThan(4);
        assertThat(TestTitles.missing(cards, "day.card.")).isEmpty();
    }
}
