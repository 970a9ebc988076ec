package dev.cohort.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTextTest {

    @Test
    void theQuotationIsPartedFromTheAnswer() {
        QuotedText text =
                QuotedText.of("Yes, please.\n\nOn Fri, 20 Nov 2026 at 12:00, School <a@b.example> wrote:\n> Come?\n");
        assertThat(text.own()).isEqualTo("Yes, please.");
        assertThat(text.quoted()).startsWith("On Fri").endsWith("> Come?");
    }

    @Test
    void germanAndBrokenIntroductionsAreKnown() {
        assertThat(QuotedText.of("Ja!\n\nAm Fr., 20. Nov. 2026 um 12:00 Uhr schrieb Schule\n<a@b.example>:\n> Kommen?")
                        .own())
                .isEqualTo("Ja!");
        assertThat(QuotedText.of("Ok\n-----Original Message-----\nFrom: x").own())
                .isEqualTo("Ok");
    }

    @Test
    void whatQuotesNothingStaysWhole() {
        assertThat(QuotedText.of("On Friday I have time.\nSee you!"))
                .isEqualTo(new QuotedText("On Friday I have time.\nSee you!", ""));
        assertThat(QuotedText.of("Fine\n> Come?").quoted()).isEqualTo("> Come?");
        assertThat(QuotedText.of("")).isEqualTo(new QuotedText("", ""));
    }
}
