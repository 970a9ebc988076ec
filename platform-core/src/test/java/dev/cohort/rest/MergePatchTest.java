package dev.cohort.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.problem.Problem;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {
    record Room(
            @Text(max = 20) String name,
            @Nullable Integer capacity,
            List<String> tags,
            @Nullable BigDecimal price) {}

    private static final Room ROOM = new Room("Blue", 12, List.of("beamer"), new BigDecimal("120.00"));

    /** The examples of RFC 7396, appendix A. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":"b"}                 | {"a":"c"}                   | {"a":"c"}
            {"a":"b"}                 | {"b":"c"}                   | {"a":"b","b":"c"}
            {"a":"b"}                 | {"a":null}                  | {}
            {"a":"b","b":"c"}         | {"a":null}                  | {"b":"c"}
            {"a":["b"]}               | {"a":"c"}                   | {"a":"c"}
            {"a":"c"}                 | {"a":["b"]}                 | {"a":["b"]}
            {"a":{"b":"c"}}           | {"a":{"b":"d","c":null}}    | {"a":{"b":"d"}}
            {"a":[{"b":"c"}]}         | {"a":[1]}                   | {"a":[1]}
            ["a","b"]                 | ["c","d"]                   | ["c","d"]
            {"a":"b"}                 | ["c"]                       | ["c"]
            {"a":"foo"}               | null                        | null
            {"a":"foo"}               | "bar"                       | "bar"
            {"e":null}                | {"a":1}                     | {"e":null,"a":1}
            [1,2]                     | {"a":"b","c":null}          | {"a":"b"}
            {}                        | {"a":{"bb":{"ccc":null}}}   | {"a":{"bb":{}}}
            """)
    void followsTheStandard(String target, String patch, String result) throws JsonProcessingException {
        assertThat(MergePatch.merge(tree(target), tree(patch))).isEqualTo(tree(result));
    }

    @Test
    void leavesWhatIsNotNamed() {
        Room changed = patch("{\"capacity\":14}").on(ROOM);
        assertThat(changed).isEqualTo(new Room("Blue", 14, List.of("beamer"), new BigDecimal("120.00")));
    }

    @Test
    void emptiesWhatIsNull() {
        assertThat(patch("{\"capacity\":null}").on(ROOM).capacity()).isNull();
    }

    @Test
    void refusesAnUnknownField() {
        assertProblem("{\"colour\":\"blue\"}", 400, "unknown-field");
    }

    @Test
    void refusesAWrongType() {
        assertProblem("{\"capacity\":\"many\"}", 400, "wrong-type");
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThatThrownBy(() -> patch("[1]")).isInstanceOf(Problem.class).hasMessageContaining("wrong-type");
    }

    @Test
    void checksTheResult() {
        assertProblem("{\"name\":\"A room whose name is too long\"}", 422, "invalid");
    }

    @Test
    void tellsWhatItTouches() {
        Patch<Room> patch = patch("{\"capacity\":null}");
        assertThat(patch.touches("capacity")).isTrue();
        assertThat(patch.touches("name")).isFalse();
    }

    private static void assertProblem(String patch, int status, String code) {
        assertThatThrownBy(() -> patch(patch).on(ROOM)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.code()).isEqualTo(code);
        });
    }

    private static Patch<Room> patch(String text) {
        try {
            return Patch.of(Room.class, tree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode tree(String text) throws JsonProcessingException {
        return Json.mapper().readTree(text);
    }
}
