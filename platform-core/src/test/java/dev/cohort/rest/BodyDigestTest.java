package dev.cohort.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BodyDigestTest {
    @Test
    void anotherContentIsAnotherSum() throws IOException {
        assertThat(sum("{\"a\":1}", null)).isEqualTo(sum("{\"a\":1}", null)).isNotEqualTo(sum("{\"a\":2}", null));
    }

    @Test
    void anotherBoundaryIsTheSameUpload() throws IOException {
        assertThat(sum(upload("AaB03x", "row"), "AaB03x")).isEqualTo(sum(upload("zzzz", "row"), "zzzz"));
        assertThat(sum(upload("AaB03x", "row"), "AaB03x")).isNotEqualTo(sum(upload("zzzz", "other"), "zzzz"));
    }

    @Test
    void longLinesAreSummedWhole() throws IOException {
        String line = "x".repeat(5_000);
        assertThat(sum(upload("b", line + "1"), "b")).isNotEqualTo(sum(upload("b", line + "2"), "b"));
    }

    private static String upload(String boundary, String content) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n" + content + "\r\n--"
                + boundary + "--\r\n";
    }

    private static String sum(String body, @Nullable String boundary) throws IOException {
        var in = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        return new BodyDigest.Summing(in, boundary).sum();
    }
}
