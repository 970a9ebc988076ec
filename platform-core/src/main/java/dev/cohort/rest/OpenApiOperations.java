package dev.cohort.rest;

import dev.cohort.access.Open;
import io.swagger.v3.jaxrs2.ResolvedParameter;
import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says of each operation what our conventions add: list parameters, If-Match, keys, statuses, problems, permission. */
final class OpenApiOperations extends AbstractOpenAPIExtension {

    @Override
    public ResolvedParameter extractParameters(
            List<Annotation> annotations,
            Type type,
            Set<Type> skip,
            Components components,
            Consumes classConsumes,
            Consumes methodConsumes,
            boolean includeRequestBody,
            com.fasterxml.jackson.annotation.JsonView view,
            Iterator<OpenAPIExtension> chain) {
        // Ours are described below, with their operation.
        if (annotations.stream().anyMatch(BeanParam.class::isInstance) && isOurs(type)) return new ResolvedParameter();
        return super.extractParameters(
                annotations, type, skip, components, classConsumes, methodConsumes, includeRequestBody, view, chain);
    }

    private static boolean isOurs(Type type) {
        String name = type.getTypeName();
        return name.contains(ListParameters.class.getName()) || name.contains(IfMatch.class.getName());
    }

    @Override
    public void decorateOperation(Operation operation, Method method, Iterator<OpenAPIExtension> chain) {
        super.decorateOperation(operation, method, chain);
        Class<?> type = method.getDeclaringClass();
        String tag = type.getSimpleName().replaceAll("Resource$", "");
        operation.setTags(List.of(tag));
        operation.setOperationId(
                tag.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + tag.substring(1) + "_" + method.getName());
        parameters(operation, method);
        responses(operation, method);
        access(operation, type, method);
    }

    private static void parameters(Operation operation, Method method) {
        List<Class<?>> types = Arrays.asList(method.getParameterTypes());
        if (types.contains(ListParameters.class)) {
            query(operation, "limit", "integer", "Most items of the page, 1 to 500; 50 where it is not said");
            query(operation, "after", "string", "What the page before gave as next");
            query(operation, "sort", "string", "Field names, comma separated; a leading - for the largest first");
            query(operation, "q", "string", "Text to search for");
            query(operation, "count", "boolean", "true adds the total");
            operation.setDescription(
                    Optional.ofNullable(operation.getDescription()).orElse("")
                            + "Further parameters filter: field=value, and field with .gte .lte .gt .lt .ne .in .contains.");
        }
        if (types.contains(IfMatch.class))
            operation.addParametersItem(header("If-Match", true, "The ETag of the version that is changed"));
        if (method.isAnnotationPresent(Idempotent.class))
            operation.addParametersItem(
                    header("Idempotency-Key", false, "The same key gives the first answer again, for a day"));
    }

    private static void query(Operation operation, String name, String type, String description) {
        operation.addParametersItem(
                new Parameter().in("query").name(name).schema(schema(type)).description(description));
    }

    private static Parameter header(String name, boolean required, String description) {
        return new Parameter()
                .in("header")
                .name(name)
                .required(required)
                .schema(schema("string"))
                .description(description);
    }

    private static Schema<?> schema(String type) {
        return new JsonSchema().types(Set.of(type));
    }

    private static void responses(Operation operation, Method method) {
        ApiResponses responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        ApiResponse success = responses.remove("default");
        if (success != null) responses.addApiResponse(status(method), success.description("Done"));
        else if (responses.isEmpty()) responses.addApiResponse(status(method), new ApiResponse().description("Done"));
        responses.forEach((status, response) -> raw(response, method));
        if (Arrays.asList(method.getParameterTypes()).contains(IfMatch.class)) {
            responses.addApiResponse("412", problem("Somebody else changed it since"));
            responses.addApiResponse("428", problem("If-Match is missing"));
        }
        responses.addApiResponse("429", problem("Too many requests"));
        responses.addApiResponse("default", problem("A problem"));
        operation.setResponses(responses);
    }

    /** What is written as it stands: files, and this document itself. */
    private static void raw(ApiResponse response, Method method) {
        boolean raw = method.getReturnType() == Response.class || method.getReturnType() == String.class;
        Produces produces = method.getAnnotation(Produces.class);
        if (!raw || produces == null) return;
        Content content = new Content();
        for (String type : produces.value()) content.addMediaType(type, new MediaType().schema(new JsonSchema()));
        response.setContent(content);
    }

    private static String status(Method method) {
        Class<?> type = method.getReturnType();
        if (type == Created.class) return "201";
        if (type == Accepted.class) return "202";
        boolean file = type == Response.class && method.isAnnotationPresent(Produces.class);
        if (type == Response.class && method.isAnnotationPresent(DELETE.class)) return "204";
        if (type == Response.class && !file) return "2XX";
        return type == void.class ? "204" : "200";
    }

    private static ApiResponse problem(String description) {
        Schema<?> schema = new JsonSchema().$ref("#/components/schemas/" + OpenApiDocument.PROBLEM);
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType(ProblemWriter.TYPE, new MediaType().schema(schema)));
    }

    private static void access(Operation operation, Class<?> type, Method method) {
        boolean visitors = Doors.open(type, method)
                .filter(open -> open.to() == Open.To.VISITORS)
                .isPresent();
        if (!visitors) operation.addSecurityItem(new SecurityRequirement().addList(OpenApiDocument.BEARER));
        if (!visitors) operation.getResponses().addApiResponse("401", problem("Not logged in"));
        Doors.permission(type, method).ifPresent(permission -> {
            operation.addExtension("x-permission", permission);
            operation.getResponses().addApiResponse("403", problem("The permission " + permission + " is missing"));
        });
    }
}
