package dev.cohort.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one failure a service reports to a person or a script. Its code is stable; its words come from the bundle
 * ({@code problem.CODE} for the detail, {@code problem.CODE.title} for the title) with the named values filled in.
 */
public final class Problem extends RuntimeException {
    private final int status;
    private final String code;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<FieldFault> faults = new ArrayList<>();

    /** One refused field: its name, a stable code ({@code field.CODE} in the bundle), and the values of its message. */
    public record FieldFault(String field, String code, Map<String, Object> values) {}

    private Problem(int status, String code) {
        super(code);
        this.status = status;
        this.code = code;
    }

    public static Problem of(int status, String code) {
        return new Problem(status, code);
    }

    /** 400: the request could not be understood. */
    public static Problem malformed(String code) {
        return new Problem(400, code);
    }

    public static Problem forbidden(String code) {
        return new Problem(403, code);
    }

    public static Problem notFound(String what, Object id) {
        return new Problem(404, "not-found").with("what", what).with("id", id);
    }

    public static Problem conflict(String code) {
        return new Problem(409, code);
    }

    /** 412: somebody else changed the record since it was read. */
    public static Problem stale() {
        return new Problem(412, "stale-version");
    }

    /** 422: understood, but against a rule; name each field with {@link #at}. */
    public static Problem invalid() {
        return new Problem(422, "invalid");
    }

    public static Problem rule(String code) {
        return new Problem(422, code);
    }

    public Problem with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    public Problem at(String field, String faultCode) {
        faults.add(new FieldFault(field, faultCode, Map.of()));
        return this;
    }

    public Problem at(String field, String faultCode, String name, Object value) {
        faults.add(new FieldFault(field, faultCode, Map.of(name, value)));
        return this;
    }

    public Problem causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** Named values: they fill the message, and stand in the answer beside it. */
    public Map<String, Object> values() {
        return values;
    }

    public List<FieldFault> faults() {
        return faults;
    }

    public boolean hasFaults() {
        return !faults.isEmpty();
    }

    @Override
    public String getMessage() {
        return code + (values.isEmpty() ? "" : " " + values) + (faults.isEmpty() ? "" : " " + faults);
    }
}
