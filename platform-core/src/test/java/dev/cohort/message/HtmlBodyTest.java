package dev.cohort.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.persistence.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class HtmlBodyTest {
    private final TestDatabase db;

    HtmlBodyTest(TestDatabase db) {
        this.db = db;
    }

    @Test
    void whatSomebodyWroteIsNeverMarkup() {
        String html = of("Hello <script>alert('x')</script> & \"you\"");
        assertThat(html)
                .contains("Hello &lt;script&gt;")
                .contains("&amp; &quot;you&quot;")
                .doesNotContain("<script");
    }

    @Test
    void linksCanBeClickedAndParagraphsStay() {
        String html = of("One\ntwo\n\nSee https://a.example/x?y=1&z=\"2, please.");
        assertThat(html).contains("One<br>two</p><p").contains("<a href=\"https://a.example/x?y=1&amp;z=\">");
    }

    private String of(String text) {
        return HtmlBody.of(text, db.alpha(), null);
    }
}
