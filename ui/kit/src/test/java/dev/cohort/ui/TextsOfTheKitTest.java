package dev.cohort.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TextsOfTheKitTest {
    @Test
    void germanHasEveryTextThatEnglishHas() throws IOException {
        assertThat(bundle("_de").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(bundle("").stringPropertyNames());
    }

    private static Properties bundle(String language) throws IOException {
        var texts = new Properties();
        try (var in =
                TextsOfTheKitTest.class.getResourceAsStream("/META-INF/cohort/messages" + language + ".properties")) {
            texts.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
