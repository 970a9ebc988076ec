package dev.cohort.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is changed of each record.
 *
 * @param status key of the status they move to
 * @param reason why, where the status asks for it
 * @param addTags tags each is to have besides its own
 * @param removeTags tags none is to have any more
 * @param set fields as a {@code PATCH} of the record takes them; null empties one
 * @param delete whether each is taken out of sight; nothing else is changed then
 */
public record BulkChanges(
        @Nullable @Text(max = 40, line = true) String status,
        @Nullable @Text(max = 500, line = true) String reason,
        @Nullable @Size(max = 30) List<@NotNull @Text(max = 50, line = true) String> addTags,
        @Nullable @Size(max = 30) List<@NotNull @Text(max = 50, line = true) String> removeTags,
        @Nullable ObjectNode set,
        @Nullable Boolean delete) {

    private static final String OWN = "customFields";

    /** Out of sight, each. */
    public static final BulkChanges DELETE = new BulkChanges(null, null, null, null, null, true);

    /** One field, the same for each. */
    public static BulkChanges set(String name, JsonNode value) {
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        set.set(name, value);
        return set(set);
    }

    public static BulkChanges set(ObjectNode fields) {
        return new BulkChanges(null, null, null, null, fields, null);
    }

    public static BulkChanges status(@Nullable String status, @Nullable String reason) {
        return new BulkChanges(status, reason, null, null, null, null);
    }

    public static BulkChanges tags(@Nullable List<String> add, @Nullable List<String> remove) {
        return new BulkChanges(null, null, add, remove, null, null);
    }

    public boolean isDelete() {
        return Boolean.TRUE.equals(delete);
    }

    /**
     * @param alike fields that may be the same of many
     * @throws Problem 422 for what cannot be changed of many at once, or when nothing is
     */
    public void check(Set<String> alike, boolean withStatus, boolean withTags) {
        Problem problem = Problem.invalid();
        fields().fieldNames().forEachRemaining(name -> {
            if (!alike.contains(name)) problem.at("changes.set." + name, "bulk-not-alike");
        });
        if (status != null && !withStatus) problem.at("changes.status", "bulk-not-alike");
        if (!tags().isEmpty() && !withTags) problem.at("changes.addTags", "bulk-not-alike");
        boolean changes = status != null || !tags().isEmpty() || !fields().isEmpty();
        if (isDelete() && changes) problem.at("changes.delete", "bulk-not-alike");
        if (!isDelete() && !changes) problem.at("changes", "required");
        if (problem.hasFaults()) throw problem;
    }

    private List<String> tags() {
        List<String> tags = new ArrayList<>();
        if (addTags != null) tags.addAll(addTags);
        if (removeTags != null) tags.addAll(removeTags);
        return tags;
    }

    private ObjectNode fields() {
        return set == null ? JsonNodeFactory.instance.objectNode() : set;
    }

    /**
     * The fields that this writes of a record, as a merge patch; empty when it has them so already.
     *
     * @param now what it holds, by the names of a patch
     */
    public ObjectNode patch(ObjectNode now) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        fields().properties().forEach(field -> {
            if (field.getKey().equals(OWN)) own(patch, now.path(OWN), field.getValue());
            else if (!same(field.getValue(), now.path(field.getKey()))) patch.set(field.getKey(), field.getValue());
        });
        if (tags().isEmpty()) return patch;
        List<String> had = new ArrayList<>();
        now.path("tags").forEach(tag -> had.add(tag.asText()));
        List<String> tags = new ArrayList<>(had);
        if (addTags != null)
            addTags.stream()
                    .map(String::strip)
                    .filter(tag -> !tags.contains(tag))
                    .forEach(tags::add);
        if (removeTags != null) tags.removeAll(removeTags);
        if (!tags.equals(had)) tags.forEach(patch.putArray("tags")::add);
        return patch;
    }

    private static void own(ObjectNode patch, JsonNode now, JsonNode wanted) {
        wanted.properties().forEach(field -> {
            if (!same(field.getValue(), now.path(field.getKey())))
                patch.withObject("/" + OWN).set(field.getKey(), field.getValue());
        });
    }

    private static boolean same(JsonNode wanted, JsonNode now) {
        boolean nothing = now.isMissingNode() || now.isNull();
        return wanted.isNull() ? nothing : wanted.equals(now);
    }

    /** What the patch replaces, as the patch that puts it back. */
    public static ObjectNode before(ObjectNode now, ObjectNode patch) {
        ObjectNode before = JsonNodeFactory.instance.objectNode();
        patch.properties().forEach(field -> {
            if (!field.getKey().equals(OWN)) {
                before.set(field.getKey(), now.path(field.getKey()).isMissingNode() ? null : now.get(field.getKey()));
                return;
            }
            field.getValue().fieldNames().forEachRemaining(name -> {
                JsonNode held = now.path(OWN).path(name);
                if (held.isMissingNode()) before.withObject("/" + OWN).putNull(name);
                else before.withObject("/" + OWN).set(name, held);
            });
        });
        return before;
    }
}
