package dev.cohort.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvatarTest {
    @ParameterizedTest
    @CsvSource({"Marta Nowak, MN", "Nguyễn Thị Lan, NL", "ömer, Ö", "Anna Maria von Stein, AS"})
    void initialsAreOfTheFirstAndLastName(String name, String initials) {
        assertThat(Avatar.initials(name)).isEqualTo(initials);
    }

    @Test
    void aNameKeepsItsColour() {
        assertThat(Avatar.colour("Marta Nowak"))
                .isEqualTo(Avatar.colour(" Marta Nowak "))
                .isBetween(1, 7);
    }

    @Test
    void nobodyIsAnIcon() {
        assertThat(Avatar.markup("", Avatar.Size.SMALL).html()).contains("<svg");
    }
}
