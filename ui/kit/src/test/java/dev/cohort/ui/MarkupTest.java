package dev.cohort.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {
    private static final String ATTACK = "<img src=x onerror=\"alert('1')\">";

    @Test
    void whatSomebodyTypedStaysText() {
        assertThat(Markup.text(ATTACK).html()).doesNotContain("<", "\"");
        assertThat(Avatar.markup(ATTACK, Avatar.Size.SMALL).html()).doesNotContain("<img", "onerror=\"");
        assertThat(Ring.untouched().with(ATTACK).html()).doesNotContain("<img");
        assertThat(Badge.markup(ATTACK, Tone.RED).html()).doesNotContain("<img");
        assertThat(NextStep.TODAY.markup(ATTACK, ATTACK).html()).doesNotContain("<img");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", " javascript:alert(1)"})
    void aLinkLeadsNowhereButToPages(String href) {
        assertThat(Markup.link(href, Markup.text("x")).html()).contains("href=\"\"");
    }

    @Test
    void linksInsideTheAppDoNotLoadThePageAnew() {
        assertThat(Markup.link("leads/1", Markup.text("x")).html()).contains("router-link");
        assertThat(Markup.link("mailto:a@b.example", Markup.text("x")).html()).doesNotContain("router-link");
    }
}
