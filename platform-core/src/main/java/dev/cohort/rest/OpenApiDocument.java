package dev.cohort.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.jaxrs2.DefaultParameterExtension;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Set;

/** Writes the OpenAPI 3.1 document of a set of resources, read off their classes at run time. */
final class OpenApiDocument {
    static final String BEARER = "bearer";
    static final String PROBLEM = "Problem";

    static {
        // Once for the whole application: the library keeps these in statics.
        // Parameters and bodies are read by the converters of 3.0, answers by those of 3.1.
        converters(true);
        converters(false);
        OpenAPIExtensions.setExtensions(List.of(new OpenApiOperations(), new DefaultParameterExtension()));
    }

    private OpenApiDocument() {}

    private static void converters(boolean answers) {
        ObjectMapper mapper = answers ? Json31.mapper() : io.swagger.v3.core.util.Json.mapper();
        ModelConverters all = ModelConverters.getInstance(answers);
        all.addConverter(new ModelResolver(mapper, new OpenApiNames()).openapi31(answers));
        all.addConverter(new OpenApiSchemas());
    }

    static String write(Set<Class<?>> resources) {
        try {
            ObjectNode tree = Json31.mapper().valueToTree(of(resources));
            OpenApiNulls.allow(tree);
            return Json31.mapper().writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The API cannot be described", e);
        }
    }

    // The library's converters and extensions are shared: one document at a time.
    static synchronized OpenAPI of(Set<Class<?>> resources) {
        OpenAPI document = new OpenAPI()
                .openapi("3.1.0")
                .info(new Info().title("Cohort").version("1").description(DESCRIPTION))
                .servers(List.of(new Server().url(CohortApplication.PATH)))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT"))
                        .addSchemas(PROBLEM, problem()));
        var configuration = new SwaggerConfiguration().openAPI(document).openAPI31(true);
        return new Reader(configuration).read(resources);
    }

    private static final String DESCRIPTION = """
            Lists page by cursor and take field=value filters; changes are merge patches with If-Match; every POST takes an \
            Idempotency-Key; errors are problem+json with a stable code.""";

    private static Schema<?> problem() {
        Schema<?> error = object("One refused field")
                .addProperty("field", text())
                .addProperty("code", text())
                .addProperty("message", text());
        return object("What went wrong, as RFC 9457 writes it")
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", new JsonSchema().types(Set.of("integer")))
                .addProperty("detail", text())
                .addProperty("code", text())
                .addProperty("errors", new ArraySchema().types(Set.of("array")).items(error))
                .addProperty("requestId", text())
                .required(List.of("type", "title", "status", "detail", "code", "requestId"));
    }

    private static Schema<?> object(String description) {
        return new JsonSchema().types(Set.of("object")).description(description);
    }

    private static Schema<?> text() {
        return new JsonSchema().types(Set.of("string"));
    }
}
