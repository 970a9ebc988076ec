package dev.cohort.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What a door answered. */
record Answer(HttpResponse<byte[]> response) {
    static final ObjectMapper JSON = new ObjectMapper();

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("No JSON in " + this, e);
        }
    }

    /** The stable code of a problem. */
    String code() {
        return header("Content-Type").startsWith("application/problem+json")
                ? json().path("code").asText()
                : "";
    }

    /** This answer, which must have that status. */
    Answer with(int status) {
        if (status() != status) throw new AssertionError("Expected " + status + ", but it answered " + this);
        return this;
    }

    @Override
    public String toString() {
        String text = text();
        return status() + " to " + response.request().method() + " " + response.uri() + ": "
                + text.substring(0, Math.min(600, text.length()));
    }
}
