package dev.cohort.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void valuesAreFilledInByName() {
        assertThat(Texts.get(Locale.ENGLISH, "problem.slug-taken", Map.of("slug", "demo")))
                .contains("demo");
    }

    @Test
    void anUnknownKeyIsSeen() {
        assertThat(Texts.get(Locale.GERMAN, "no.such.key")).isEqualTo("no.such.key");
    }

    @Test
    void germanIsComplete() throws IOException {
        assertThat(keys("messages_de.properties")).containsExactlyInAnyOrderElementsOf(keys("messages.properties"));
    }

    private static Iterable<String> keys(String file) throws IOException {
        Properties texts = new Properties();
        try (var in = TextsTest.class.getClassLoader().getResourceAsStream("META-INF/cohort/" + file)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts.stringPropertyNames();
    }
}
