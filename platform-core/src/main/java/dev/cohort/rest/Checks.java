package dev.cohort.rest;

import dev.cohort.problem.Problem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/** Bean Validation in the words of {@link Problem}: each violation is a fault at its field. */
public final class Checks {
    private static final Set<Class<? extends Annotation>> REQUIRED =
            Set.of(NotNull.class, NotBlank.class, NotEmpty.class);

    /** The factory is costly; it is made with the first check. */
    private static final class Lazy {
        static final Validator VALIDATOR =
                Validation.buildDefaultValidatorFactory().getValidator();
    }

    private Checks() {}

    /**
     * The record itself, if it keeps its constraints.
     *
     * @throws Problem 422 {@code invalid} with a fault for each violation
     */
    public static <T> T valid(T value) {
        Set<ConstraintViolation<T>> violations = Lazy.VALIDATOR.validate(value);
        if (!violations.isEmpty()) throw problem(violations);
        return value;
    }

    static Problem problem(Collection<? extends ConstraintViolation<?>> violations) {
        Problem problem = Problem.invalid();
        violations.stream()
                .sorted(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .forEach(violation -> add(problem, violation));
        return problem;
    }

    /** Whether what we answered, and not what was asked, broke a constraint: a fault of ours. */
    static boolean isOurs(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) if (node.getKind() == ElementKind.RETURN_VALUE) return true;
        return false;
    }

    private static void add(Problem problem, ConstraintViolation<?> violation) {
        String field = field(violation.getPropertyPath());
        Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
        Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
        String code = code(constraint, attributes, violation);
        switch (code) {
            case "too-long", "too-many" -> problem.at(field, code, "max", attributes.getOrDefault("max", ""));
            case "too-short", "too-few" -> problem.at(field, code, "min", attributes.getOrDefault("min", ""));
            case "too-small", "too-large" -> problem.at(field, code, "limit", attributes.getOrDefault("value", ""));
            default -> problem.at(field, code);
        }
    }

    private static String code(
            Annotation constraint, Map<String, Object> attributes, ConstraintViolation<?> violation) {
        if (REQUIRED.contains(constraint.annotationType())) return "required";
        if (constraint instanceof Text) return violation.getMessage();
        if (constraint instanceof Size) return size(attributes, violation.getInvalidValue());
        if (constraint instanceof Min) return "too-small";
        if (constraint instanceof Max) return "too-large";
        return kebab(constraint.annotationType().getSimpleName());
    }

    private static String size(Map<String, Object> attributes, Object value) {
        boolean text = value instanceof CharSequence;
        int size = value instanceof CharSequence chars
                ? chars.length()
                : value instanceof Collection<?> items ? items.size() : 0;
        boolean above = attributes.get("max") instanceof Integer max && size > max;
        if (text) return above ? "too-long" : "too-short";
        return above ? "too-many" : "too-few";
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }

    /** The path within the body: the method's name and the parameter's are ours and say nothing to a caller. */
    private static String field(Path path) {
        StringBuilder field = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.METHOD) continue;
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = String.valueOf(node.getName());
                continue;
            }
            if (node.getIndex() != null)
                field.append('[').append(node.getIndex()).append(']');
            if (node.getKind() == ElementKind.PROPERTY)
                field.append(field.isEmpty() ? "" : ".").append(node.getName());
        }
        return field.isEmpty() ? parameter : field.toString();
    }
}
