package dev.cohort.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.module.InstalledModules;
import dev.cohort.rest.RestStackTest.RoomResource;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {
    private final Set<Class<?>> resources = resources();
    private final JsonNode document = document(resources);

    @Test
    void describesEveryDoorAndNoOther() {
        Set<String> doors = new TreeSet<>();
        for (Class<?> resource : resources)
            for (Method method : Doors.methods(resource))
                doors.add(Doors.verb(method) + " " + Doors.route(resource, method));
        Set<String> described = new TreeSet<>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(verb -> described.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(doors).hasSizeGreaterThan(8);
        assertThat(described).isEqualTo(doors);
    }

    @Test
    void isOpenApi31() {
        assertThat(document.path("openapi").asText()).startsWith("3.1");
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asText())
                .isEqualTo("bearer");
        assertThat(document.at("/servers/0/url").asText()).isEqualTo("/api/v1");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        for (JsonNode reference : document.findValues("$ref")) {
            String path = reference.asText().substring(1);
            assertThat(document.at(path).isMissingNode()).as(path).isFalse();
        }
    }

    @Test
    void operationsAreNamedOnce() {
        List<String> names = document.findValuesAsText("operationId");
        assertThat(new HashSet<>(names)).hasSameSizeAs(names);
    }

    @Test
    void tellsOurConventions() {
        JsonNode create = document.at("/paths/~1rooms/post");
        assertThat(create.at("/responses/201/content/application~1json/schema/$ref")
                        .asText())
                .endsWith("RoomDetails");
        assertThat(names(create)).contains("Idempotency-Key");
        assertThat(create.path("x-permission").asText()).isEqualTo("room:change");
        assertThat(create.at("/responses/default/content/application~1problem+json/schema/$ref")
                        .asText())
                .endsWith("/Problem");
        assertThat(create.at("/security/0").has("bearer")).isTrue();
        JsonNode change = document.at("/paths/~1rooms~1{id}/patch");
        assertThat(names(change)).contains("If-Match", "id").doesNotContain("header");
        assertThat(change.path("responses").has("412")).isTrue();
        assertThat(change.path("requestBody").toString()).contains("Room\"");
        JsonNode list = document.at("/paths/~1rooms/get");
        assertThat(names(list)).containsExactlyInAnyOrder("limit", "after", "sort", "q", "count", "day");
        assertThat(list.at("/responses/200/content/application~1json/schema/$ref")
                        .asText())
                .contains("Page");
        assertThat(document.at("/paths/~1rooms~1{id}/delete/responses").has("204"))
                .isTrue();
        assertThat(document.at("/paths/~1rooms~1broken/get").has("security")).isFalse();
    }

    @Test
    void writesEnumsAsOurJsonDoes() {
        assertThat(document.at("/paths/~1rooms~1broken/get").toString()).contains("[\"very_large\"]");
    }

    @Test
    void namesNoWrapperOfOurs() {
        List<String> schemas = new ArrayList<>();
        document.at("/components/schemas").fieldNames().forEachRemaining(schemas::add);
        assertThat(schemas).noneMatch(name -> name.startsWith("Patch") || name.startsWith("Created"));
        assertThat(document.toString()).doesNotContain("\"nullable\"").doesNotContain("\"type\":null");
    }

    private static List<String> names(JsonNode operation) {
        List<String> names = new ArrayList<>();
        operation
                .path("parameters")
                .forEach(parameter -> names.add(parameter.path("name").asText()));
        return names;
    }

    /** Core's own, and one that uses every convention. */
    private static Set<Class<?>> resources() {
        Set<Class<?>> resources = new InstalledModules()
                .resources().stream()
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .collect(Collectors.toSet());
        resources.add(RoomResource.class);
        return resources;
    }

    private static JsonNode document(Set<Class<?>> resources) {
        try {
            return Json.mapper().readTree(OpenApiDocument.write(resources));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
