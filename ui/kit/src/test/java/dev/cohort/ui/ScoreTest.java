package dev.cohort.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTest {
    @ParameterizedTest
    @CsvSource({"0, COLD", "30, COLD", "31, WARM", "50, WARM", "51, HOT", "70, HOT", "71, VERY_HOT", "100, VERY_HOT"})
    void eachBandBeginsWhereTheOneBeforeEnds(int score, Score band) {
        assertThat(Score.of(score)).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({"10, 1, Cold", "40, 2, Warm", "60, 3, Hot", "90, 4, Very hot"})
    void barsNumberAndWordSayTheSame(int score, int bars, String word) {
        String drawn = Score.markup(score).html();
        assertThat(drawn.split("class='f'", -1)).hasSize(bars + 1);
        assertThat(drawn).contains("<b>" + score + "</b>" + word);
    }

    @Test
    void aScoreWithoutItsWordStillSaysItToScreenReaders() {
        assertThat(Score.brief(82).html()).contains("<span class=\"sr\">Very hot</span>");
    }

    @Test
    void thereIsNoScoreBeyondAHundred() {
        assertThatIllegalArgumentException().isThrownBy(() -> Score.of(101));
        assertThatIllegalArgumentException().isThrownBy(() -> Score.of(-1));
    }
}
