package dev.cohort.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cohort.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the last row's sort values and its id, as text. Opaque outside; it is bound like any other input,
 * so that one made up by a caller shows nothing more than a filter would.
 */
record Cursor(List<@Nullable String> values) {
    private static final int LONGEST = 8_000;

    String write(String sort) {
        String[] parts = new String[values.size() + 1];
        parts[0] = fingerprint(sort);
        for (int i = 0; i < values.size(); i++) parts[i + 1] = values.get(i);
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Json.mapper().writeValueAsBytes(parts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can always be written", e);
        }
    }

    /**
     * Reads a cursor back.
     *
     * @param size how many values it must have
     * @throws Problem 400 {@code malformed-cursor}, also for the cursor of another sort order
     */
    static Cursor read(String text, String sort, int size) {
        if (text.length() > LONGEST) throw malformed();
        try {
            @Nullable
            String[] parts = Json.mapper().readValue(Base64.getUrlDecoder().decode(text), String[].class);
            if (parts == null || parts.length != size + 1 || !fingerprint(sort).equals(parts[0])) throw malformed();
            return new Cursor(Arrays.asList(parts).subList(1, parts.length));
        } catch (IllegalArgumentException | IOException e) {
            throw malformed().causedBy(e);
        }
    }

    static Problem malformed() {
        return Problem.malformed("malformed-cursor").at("after", "malformed-cursor");
    }

    private static String fingerprint(String sort) {
        CRC32 sum = new CRC32();
        sum.update(sort.getBytes(StandardCharsets.UTF_8));
        return Long.toString(sum.getValue(), 36);
    }
}
