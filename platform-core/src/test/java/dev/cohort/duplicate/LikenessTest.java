package dev.cohort.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.person.PersonFields;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
    private static final String EMAIL = "marta@example.org";
    private static final String PHONE = "+4917604069012";

    private static Face face(
            @Nullable String first, @Nullable String last, @Nullable String email, @Nullable String phone) {
        return face(first, last, email, phone, null, null, null);
    }

    private static Face face(
            @Nullable String first,
            @Nullable String last,
            @Nullable String email,
            @Nullable String phone,
            @Nullable LocalDate birth,
            @Nullable String company,
            @Nullable String city) {
        PersonFields fields = new PersonFields(
                first, last, null, null, null, "@marta_" + first, null, null, city, null, birth, null, company);
        return Face.of(
                new PersonFields(
                        fields.firstName(),
                        fields.lastName(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        city,
                        null,
                        birth,
                        null,
                        company),
                email,
                phone);
    }

    @ParameterizedTest
    @CsvSource({
        "Marta, Nowak, Marta, Nowak",
        "Marta, Nowak, Nowak, Marta",
        "Jörg, Müller, Joerg, Mueller",
        "Jörg, Müller, Jorg, Muller",
        "Łukasz, Żak, Lukasz, Zak",
        "Иван, Петров, Ivan, Petrov",
        "Marta, O'Neill, marta, ONeill",
    })
    void oneAddressAndOneNameIsOnePersonHoweverItIsWritten(
            String first, String last, String otherFirst, String otherLast) {
        Likeness likeness = Likeness.of(face(first, last, EMAIL, null), face(otherFirst, otherLast, EMAIL, null));

        assertThat(likeness.score()).isGreaterThanOrEqualTo(90);
        assertThat(likeness.household()).isFalse();
        assertThat(likeness.reasonKeys()).contains("email");
    }

    @ParameterizedTest
    @CsvSource({
        "Marta, Nowak, Mrata, Nowak",
        "Michael, Weber, Micheal, Weber",
        "M., Nowak, Marta, Nowak",
        "Anna Maria, Lind, Anna, Lind",
        ", , Marta, Nowak",
        "Marta, , Marta, Nowak",
    })
    void aTypingErrorOrAPartOfTheNameIsTakenForTheSamePersonWhereTheAddressAgrees(
            @Nullable String first, @Nullable String last, String otherFirst, String otherLast) {
        assertThat(Likeness.of(face(first, last, EMAIL, null), face(otherFirst, otherLast, EMAIL, null))
                        .score())
                .isGreaterThanOrEqualTo(Likeness.SURE);
    }

    @ParameterizedTest
    @CsvSource({"Mia, Keller, Jonas, Keller", "Mia, Keller, Petra, Sommer", "Mia, Keller, Pia, Keller"})
    void siblingsAndWhoPaysForThemAreAHousehold(String first, String last, String otherFirst, String otherLast) {
        Likeness shared = Likeness.of(face(first, last, EMAIL, PHONE), face(otherFirst, otherLast, EMAIL, PHONE));
        Likeness phone = Likeness.of(face(first, last, null, PHONE), face(otherFirst, otherLast, null, PHONE));

        assertThat(phone.score()).isLessThan(Likeness.SURE);
        if (!first.equals("Mia") || !otherFirst.equals("Pia")) {
            assertThat(shared.household()).isTrue();
            assertThat(shared.score()).isLessThan(50);
            assertThat(phone.household()).isTrue();
        }
    }

    @Test
    void twinsStayTwoThoughTheyShareTheBirthDateToo() {
        LocalDate birth = LocalDate.of(2014, 5, 1);
        Likeness twins = Likeness.of(
                face("Mia", "Keller", EMAIL, PHONE, birth, null, null),
                face("Jonas", "Keller", EMAIL, PHONE, birth, null, null));

        assertThat(twins.household()).isTrue();
        assertThat(twins.score()).isLessThan(50);
    }

    @Test
    void fatherAndSonOfOneNameAreNotSure() {
        Likeness two = Likeness.of(
                face("Jan", "Novak", null, PHONE, LocalDate.of(1970, 1, 1), null, null),
                face("Jan", "Novak", null, PHONE, LocalDate.of(2010, 1, 1), null, null));

        assertThat(two.score()).isBetween(50, Likeness.SURE - 1);
        assertThat(two.reasonKeys()).contains("other-birth-date");
    }

    @Test
    void aNameAloneIsNoReasonToRefuseButWithTheBirthDateItIs() {
        Likeness alone = Likeness.of(face("Marta", "Nowak", null, null), face("Marta", "Nowak", null, null));
        LocalDate birth = LocalDate.of(1990, 5, 1);
        Likeness born = Likeness.of(
                face("Marta", "Nowak", null, null, birth, null, null),
                face("Nowak", "Marta", null, null, birth, null, null));

        assertThat(alone.score()).isBetween(50, Likeness.SURE - 1);
        assertThat(born.score()).isGreaterThanOrEqualTo(Likeness.SURE);
    }

    @Test
    void companyAndCityAddToANameAndAloneAreNothing() {
        Likeness colleagues = Likeness.of(
                face("Marta", "Nowak", null, null, null, "ACME", "Berlin"),
                face("Jonas", "Lind", null, null, null, "Acme", "berlin"));
        Likeness same = Likeness.of(
                face("Marta", "Nowak", null, null, null, "ACME", "Berlin"),
                face("Marta", "Nowak", null, null, null, "Acme", "berlin"));

        assertThat(colleagues.score()).isZero();
        assertThat(same.score()).isBetween(75, Likeness.SURE - 1);
        assertThat(same.reasonKeys()).contains("name", "company", "city");
    }

    @Test
    void likenessIsTheSameBothWays() {
        Face one = face("Marta", "Nowak", EMAIL, null, LocalDate.of(1990, 5, 1), "ACME", "Berlin");
        Face other = face("Mrata", "Nowak", EMAIL, PHONE, null, "ACME", "Hamburg");

        assertThat(Likeness.of(one, other)).isEqualTo(Likeness.of(other, one));
    }
}
