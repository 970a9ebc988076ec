package dev.cohort.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cohort.problem.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonProviderTest {
    enum Answer {
        SALES_OFFER,
        ACCEPTED
    }

    record Mark(String studentId, @Nullable Integer points) {}

    record Sheet(
            @Nullable String title,
            @Nullable LocalDate day,
            @Nullable Answer answer,
            @Nullable Boolean open,
            List<Mark> marks) {}

    @Test
    void readsWhatItWrites() throws JsonProcessingException {
        Sheet sheet =
                new Sheet("A <b>", LocalDate.of(2026, 11, 20), Answer.SALES_OFFER, true, List.of(new Mark("x", 1)));
        String json = Json.mapper().writeValueAsString(sheet);
        assertThat(json).contains("\"2026-11-20\"", "\"sales_offer\"");
        assertThat(read(json)).isEqualTo(sheet);
    }

    @Test
    void writesInstantsAsIso() throws JsonProcessingException {
        assertThat(Json.mapper().writeValueAsString(Map.of("at", Instant.parse("2026-11-20T10:00:00Z"))))
                .isEqualTo("{\"at\":\"2026-11-20T10:00:00Z\"}");
    }

    @Test
    void namesTheUnknownFieldByItsPath() {
        Problem problem = refused("{\"marks\":[{\"studentId\":\"a\"},{\"grade\":1}]}");
        assertThat(problem.code()).isEqualTo("unknown-field");
        assertThat(problem.values()).containsEntry("field", "marks[1].grade");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"title":1}                                    | title
            {"title":true}                                 | title
            {"title":{}}                                   | title
            {"day":"20.11.2026"}                           | day
            {"day":20}                                     | day
            {"answer":"perhaps"}                           | answer
            {"answer":1}                                   | answer
            {"open":"yes"}                                 | open
            {"open":1}                                     | open
            {"marks":{}}                                   | marks
            {"marks":[{"studentId":"a","points":"1"}]}     | marks[0].points
            {"marks":[{"studentId":"a","points":1.5}]}     | marks[0].points
            []                                             | body
            "text"                                         | body
            """)
    void namesTheFieldOfAWrongType(String json, String field) {
        Problem problem = refused(json);
        assertThat(problem.code()).isEqualTo("wrong-type");
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.values()).containsEntry("field", field);
    }

    @Test
    void tellsWhatAnEnumAllows() {
        assertThat(refused("{\"answer\":\"perhaps\"}").values())
                .containsEntry("allowed", List.of("sales_offer", "accepted"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"title\":}",
                "{\"title\":\"a\"} x",
                "{'title':'a'}",
                "{\"marks\":[{]}",
                "nul",
                "{\"title\":\"a\",\"title\":\"b\"}"
            })
    void saysThatJsonIsBroken(String json) {
        Problem problem = refused(json);
        assertThat(problem.code()).isEqualTo("malformed-json");
        assertThat(problem.values()).containsKeys("line", "column");
    }

    @Test
    void saysWhereJsonIsBroken() {
        assertThat(refused("{\n  \"title\": oops}").values()).containsEntry("line", 2);
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] latin = "{\"title\":\"Jörg\"}".getBytes(StandardCharsets.ISO_8859_1);
        Problem problem = catchThrowableOfType(
                Problem.class, () -> JsonProvider.read(new ByteArrayInputStream(latin), Sheet.class));
        assertThat(problem.code()).isEqualTo("malformed-json");
    }

    @Test
    void refusesANameThatStandsTwiceInATreeToo() {
        byte[] twice = "{\"a\":{\"b\":1,\"b\":2}}".getBytes(StandardCharsets.UTF_8);
        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> JsonProvider.read(
                        new ByteArrayInputStream(twice), com.fasterxml.jackson.databind.JsonNode.class));
        assertThat(problem.code()).isEqualTo("malformed-json");
    }

    @Test
    void saysByAnExampleHowADateIsWritten() {
        assertThat(refused("{\"day\":\"20.11.2026\"}").values()).containsEntry("expected", "a date such as 2026-11-21");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "null"})
    void refusesAnEmptyBody(String json) {
        assertThat(refused(json).code()).isEqualTo("body-missing");
    }

    @Test
    void refusesDepthWithoutRunningOutOfStack() {
        String deep = "{\"title\":" + "[".repeat(100_000);
        assertThat(refused(deep).code()).isIn("json-limits", "wrong-type");
        assertThat(catchThrowableOfType(
                                Problem.class,
                                () -> JsonProvider.read(
                                        new ByteArrayInputStream(
                                                "[".repeat(100_000).getBytes(StandardCharsets.UTF_8)),
                                        com.fasterxml.jackson.databind.JsonNode.class))
                        .code())
                .isEqualTo("json-limits");
    }

    @Test
    void refusesAHugeNumber() {
        assertThat(refused("{\"marks\":[{\"studentId\":\"a\",\"points\":" + "9".repeat(10_000) + "}]}")
                        .code())
                .isEqualTo("json-limits");
    }

    private static Problem refused(String json) {
        return catchThrowableOfType(Problem.class, () -> read(json));
    }

    private static Object read(String json) {
        return JsonProvider.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), Sheet.class);
    }
}
