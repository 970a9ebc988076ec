package dev.cohort.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The document of the API, as those read it who build on it: what a door answers must be what it says. */
final class Contract {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private final ObjectNode document;

    Contract(Site site) {
        document = (ObjectNode) site.get("/openapi.json").with(200).json();
        // What is not in the document must not be in an answer either.
        document.path("components").path("schemas").forEach(schema -> {
            if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties"))
                object.put("additionalProperties", false);
        });
    }

    /** @param operation such as {@code GET /leads/{id}} */
    void check(String operation, Answer answer) {
        String[] parts = operation.split(" ");
        JsonNode responses =
                operation(parts[1]).path(parts[0].toLowerCase(Locale.ROOT)).path("responses");
        String status = String.valueOf(answer.status());
        JsonNode said = responses.path(responses.has(status) ? status : "2XX");
        assertThat(said.isMissingNode())
                .as("%s says nothing of the status of %s", operation, answer)
                .isFalse();
        String type = answer.header("Content-Type").split(";")[0];
        if (answer.text().isEmpty()) return;
        JsonNode types = said.path("content");
        assertThat(types.has(type) || types.has("*/*") || types.isMissingNode())
                .as("%s answers with %s, which the document does not name", operation, type)
                .isTrue();
        if (!type.equals("application/json") || said.path("content").isMissingNode()) return;
        Optional<JsonNode> schema =
                Optional.of(said.path("content").path(type).path("schema")).filter(node -> !node.isMissingNode());
        assertThat(schema).as("%s does not describe its answer", operation).isPresent();
        ObjectNode whole = schema.get().deepCopy();
        whole.set("components", document.path("components"));
        Set<ValidationMessage> lies = SCHEMAS.getSchema(whole).validate(answer.json());
        assertThat(lies).as("%s answered %s", operation, answer).isEmpty();
    }

    private JsonNode operation(String path) {
        JsonNode paths = document.path("paths");
        return paths.has(path) ? paths.path(path) : paths.path("/api/v1" + path);
    }
}
