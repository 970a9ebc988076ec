package dev.cohort.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.persistence.TestDatabase;
import dev.cohort.request.Context;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class TrackingTest {
    static {
        System.setProperty("cohort.secret", "a secret of tests");
    }

    private static final UUID MESSAGE = UUID.fromString("0190b000-0000-7000-8000-000000000077");
    private static final Pattern LED = Pattern.compile("href=\"([^\"]*)\"");

    private final TestDatabase db;

    TrackingTest(TestDatabase db) {
        this.db = db;
    }

    @Test
    void aLinkLeadsToTheVeryAddressThatStoodThereAndToNoOther() {
        String html = tracked("<p><a class='x' href=\"https://school.example/a?b=1&amp;c=ü\">A</a></p>");
        URI led = URI.create(first(html));
        assertThat(led.getPath()).startsWith("/mail/link/");
        String to = URLDecoder.decode(led.getRawQuery().substring(3), StandardCharsets.UTF_8);
        assertThat(to).isEqualTo("https://school.example/a?b=1&c=ü");
        assertThat(in(() -> TrackedLinks.ofLink(led.getPath(), to))).hasValueSatisfying(link -> {
            assertThat(link.message()).isEqualTo(MESSAGE);
            assertThat(link.number()).isEqualTo(1);
        });
        assertThat(in(() -> TrackedLinks.ofLink(led.getPath(), "https://evil.example/")))
                .isEmpty();
        assertThat(in(() -> TrackedLinks.ofLink(led.getPath().replace("/1", "/2"), to)))
                .isEmpty();
        assertThat(Context.call(db.system(db.beta()), () -> TrackedLinks.ofLink(led.getPath(), to)))
                .as("another tenant signs otherwise")
                .isEmpty();
    }

    @Test
    void whatIsNoLinkOfTheWebAndWhatIsToStayIsLeftAsItIs() {
        String html = tracked(
                "<body><a href='mailto:a@b.example'>M</a> <a href=\"https://own.example/preferences/x\">P</a></body>");
        assertThat(html)
                .contains("href='mailto:a@b.example'", "href=\"https://own.example/preferences/x\"")
                .containsPattern("<img src=\"[^\"]*/mail/open/[^\"]*\\.gif\"[^>]*></body>");
    }

    @Test
    void thePictureNamesItsMessageAndCannotBeMadeUp() {
        String path = in(() -> URI.create(TrackedLinks.picture(MESSAGE)).getPath());
        assertThat(in(() -> TrackedLinks.ofPicture(path))).contains(MESSAGE);
        assertThat(in(() -> TrackedLinks.ofPicture(path.replaceFirst("open/.{4}", "open/AAAA"))))
                .isEmpty();
        assertThat(in(() -> TrackedLinks.ofPicture("/mail/open/.gif"))).isEmpty();
    }

    private String tracked(String html) {
        return in(
                () -> TrackedHtml.of(html, MESSAGE, address -> address.startsWith("https://own.example/preferences")));
    }

    private static String first(String html) {
        Matcher link = LED.matcher(html);
        assertThat(link.find()).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    private <T> T in(Supplier<T> work) {
        return Context.call(db.system(db.alpha()), work::get);
    }
}
