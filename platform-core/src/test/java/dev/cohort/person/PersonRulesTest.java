package dev.cohort.person;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.problem.Problem.FieldFault;
import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class PersonRulesTest {
    private final PersonRules rules = new PersonRules("DE", LocalDate.of(2026, 11, 20));
    private final List<FieldFault> faults = new ArrayList<>();

    @Example
    void namesOfAllScriptsAreKept() {
        for (String name : List.of(
                "O'Brien", "de la Cruz", "Johnson-Smythe", "García López", "Соколова", "田中", "Nguyễn Thị", "김민준")) {
            assertThat(rules.clean(named(name), faults).fields().lastName()).isEqualTo(name);
        }
        assertThat(faults).isEmpty();
    }

    @Example
    void blanksAroundAndMarksNobodySeesGo() {
        assertThat(PersonRules.line("x", "\uFEFF  Anna\u00A0\u200B  Maria \t", 100, faults))
                .isEqualTo("Anna Maria");
        assertThat(PersonRules.line("x", " \u3000 ", 100, faults)).isNull();
    }

    @Example
    void partedAccentsAreJoined() {
        String parted = Normalizer.normalize("Søren Müller", Normalizer.Form.NFD);
        assertThat(PersonRules.line("x", parted, 100, faults)).isEqualTo("Søren Müller");
    }

    @Example
    void controlCharactersAndHalfPairsAreFaults() {
        assertThat(PersonRules.line("a", "An\0na", 100, faults)).isNull();
        assertThat(PersonRules.line("b", "An\uD83Cna", 100, faults)).isNull();
        assertThat(faults).extracting(FieldFault::code).containsExactly("characters", "characters");
    }

    @Example
    void lengthIsCountedInCharactersThatPeopleSee() {
        assertThat(PersonRules.line("x", "🎓".repeat(100), 100, faults)).isNotNull();
        assertThat(PersonRules.line("x", "🎓".repeat(101), 100, faults)).isNull();
        assertThat(faults).extracting(FieldFault::code).containsExactly("too-long");
    }

    @Example
    void goodAddressesAreNormalized() {
        assertThat(EmailAddress.normalize("LUCAS.Yilmaz@MAIL.Example")).hasValue("lucas.yilmaz@mail.example");
        assertThat(EmailAddress.normalize("priya.田中51913@yandex.example")).hasValue("priya.田中51913@yandex.example");
        assertThat(EmailAddress.normalize("o'brien+news@müller.example"))
                .hasValue("o'brien+news@xn--mller-kva.example");
    }

    @Example
    void typingErrorsAreNoAddresses() {
        for (String wrong : List.of(
                "",
                "@",
                "foo@",
                "@bar.de",
                "none@none",
                "n/a",
                "bar.example.com",
                "a b@c.de",
                "a@b@c.de",
                ".a@b.de",
                "a..b@c.de",
                "a.@b.de",
                "a@-b.de",
                "a@b-.de",
                "a@b..de",
                "a@127.0.0.1",
                "a@[127.0.0.1]",
                "\"a b\"@c.de",
                "a".repeat(65) + "@b.de",
                "a@" + "b".repeat(64) + ".de",
                "a@b.de\n")) {
            assertThat(EmailAddress.normalize(wrong)).as(wrong).isEmpty();
        }
    }

    @Example
    void phonesBecomeE164InTheRegionAtHand() {
        assertThat(PersonRules.e164("0151 23456789", "DE")).hasValue("+4915123456789");
        assertThat(PersonRules.e164("(0151) 23456789", "DE")).hasValue("+4915123456789");
        assertThat(PersonRules.e164("+91-9800080630", "DE")).hasValue("+919800080630");
        assertThat(PersonRules.e164("tel:+44 7700 913702", "DE")).hasValue("+447700913702");
        assertThat(PersonRules.e164("8 (916) 324-45-19", "RU")).hasValue("+79163244519");
        assertThat(PersonRules.e164("0043 1 5880 10", "DE")).hasValue("+431588010");
    }

    @Example
    void whatCannotBeDialledIsAFault() {
        for (String wrong : List.of("12", "call me", "+49 151 CALLME", "00000000000000000000", "+999 12345678")) {
            assertThat(PersonRules.e164(wrong, "DE")).as(wrong).isEmpty();
        }
    }

    @Example
    void aFaultyFieldIsLeftOutAndNamed() {
        PersonFields raw = new PersonFields(
                "Ann",
                null,
                "none@none",
                "12",
                null,
                null,
                null,
                "Klingon",
                null,
                "Atlantis",
                LocalDate.of(2030, 1, 1),
                null,
                null);
        CleanPerson clean = rules.clean(raw, faults);
        assertThat(faults)
                .extracting(FieldFault::field)
                .containsExactlyInAnyOrder("email", "phone", "language", "country", "birthDate");
        assertThat(clean.fields())
                .isEqualTo(new PersonFields(
                        "Ann", null, null, null, null, null, null, null, null, null, null, null, null));
    }

    @Example
    void languagesAndCountriesAreKnownByCodeAndName() {
        assertThat(Languages.tag("German")).hasValue("de");
        assertThat(Languages.tag("Deutsch")).hasValue("de");
        assertThat(Languages.tag("pt_br")).hasValue("pt-BR");
        assertThat(Countries.code("India")).hasValue("IN");
        assertThat(Countries.code("Hong Kong")).hasValue("HK");
        assertThat(Countries.code("deutschland")).hasValue("DE");
        assertThat(Countries.code("unknown")).isEmpty();
    }

    @Example
    void searchingOverlooksAccentsCaseAndTheWayAPhoneIsWritten() {
        CleanPerson person = rules.clean(
                new PersonFields(
                        "Łukasz",
                        "Großmann",
                        null,
                        "0151 23456789",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                faults);
        assertThat(person.searchText()).contains("lukasz", "grossmann", "15123456789");
        assertThat(PersonRules.searchWords("GROSSMANN Łuk")).containsExactly("grossmann", "luk");
        assertThat(PersonRules.searchWords("0151 2345")).containsExactly("1512345");
        assertThat(person.sortName()).isEqualTo("grossmann lukasz");
    }

    @Example
    void theNamelessStandLast() {
        assertThat(Arrays.compareUnsigned(PersonRules.NAMELESS.getBytes(UTF_8), "田中".getBytes(UTF_8)))
                .isPositive();
        assertThat(rules.clean(PersonFields.NONE, faults).sortName()).isEqualTo(PersonRules.NAMELESS);
    }

    @Property
    void tidyingTwiceChangesNothing(@ForAll @StringLength(max = 60) String text) {
        String once = PersonRules.line("x", text, 100, faults);
        assertThat(PersonRules.line("x", once, 100, faults)).isEqualTo(once);
    }

    @Property
    void anAddressEqualsItsNormalForm(@ForAll @StringLength(max = 40) String local) {
        EmailAddress.normalize(local + "@example.org")
                .ifPresent(normal -> assertThat(EmailAddress.normalize(normal)).hasValue(normal));
    }

    @Property
    void anythingMayBeTypedAsAPhone(@ForAll @StringLength(max = 200) String typed) {
        PersonRules.e164(typed, "DE").ifPresent(number -> assertThat(number).matches("\\+[1-9]\\d{1,14}"));
    }

    @Example
    void aHundredThousandRowsAreQuick() {
        long start = System.nanoTime();
        for (int i = 0; i < 100_000; i++) {
            rules.clean(
                    new PersonFields(
                            "Søren",
                            "O'Brien",
                            "soeren" + i + "@firma.example",
                            "+49 151 2" + (1_000_000 + i),
                            null,
                            null,
                            null,
                            "de",
                            "Berlin",
                            "DE",
                            null,
                            null,
                            null),
                    faults);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        assertThat(faults).isEmpty();
    }

    private static PersonFields named(String last) {
        return new PersonFields(null, last, null, null, null, null, null, null, null, null, null, null, null);
    }
}
