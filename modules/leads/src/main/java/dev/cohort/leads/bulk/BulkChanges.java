package dev.cohort.leads.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.LeadFields;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.rest.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is changed of each lead.
 *
 * @param status key of the status they move to
 * @param reason why, where the status asks for it
 * @param addTags tags each is to have besides its own
 * @param removeTags tags none is to have any more
 * @param set fields as {@code PATCH /leads/{id}} takes them; null empties one
 */
public record BulkChanges(
        @Nullable @Text(max = 40, line = true) String status,
        @Nullable @Text(max = 500, line = true) String reason,
        @Nullable @Size(max = 30) List<@NotNull @Text(max = 50, line = true) String> addTags,
        @Nullable @Size(max = 30) List<@NotNull @Text(max = 50, line = true) String> removeTags,
        @Nullable ObjectNode set) {

    private static final String OWN = "customFields";
    // What tells one person from another is nothing to be the same for many.
    private static final Set<String> ALIKE = Set.of(
            "company",
            "jobTitle",
            "language",
            "city",
            "country",
            "source",
            "medium",
            "campaign",
            "interest",
            "owner",
            "branchId",
            "nextStep",
            "nextStepAt",
            OWN);

    /** @throws Problem 422 for what cannot be changed of many at once, or when nothing is */
    void check() {
        Problem problem = Problem.invalid();
        ObjectNode fields = fields();
        fields.fieldNames().forEachRemaining(name -> {
            if (!ALIKE.contains(name)) problem.at("changes.set." + name, "bulk-not-alike");
        });
        if (status == null && tags().isEmpty() && fields.isEmpty()) problem.at("changes", "required");
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

    /** The fields that this writes of a lead, as a merge patch; empty when the lead has them so already. */
    ObjectNode patch(LeadDetails lead) {
        ObjectNode now = now(lead);
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        fields().properties().forEach(field -> {
            if (field.getKey().equals(OWN)) own(patch, now.path(OWN), field.getValue());
            else if (!same(field.getValue(), now.path(field.getKey()))) patch.set(field.getKey(), field.getValue());
        });
        List<String> tags = new ArrayList<>(lead.tags());
        if (addTags != null)
            addTags.stream()
                    .map(String::strip)
                    .filter(tag -> !tags.contains(tag))
                    .forEach(tags::add);
        if (removeTags != null) tags.removeAll(removeTags);
        if (!tags.equals(lead.tags())) tags.forEach(patch.putArray("tags")::add);
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

    private static ObjectNode now(LeadDetails lead) {
        return (ObjectNode) Json.tree(lead.fields());
    }

    /** What the patch replaces, as the patch that puts it back. */
    static ObjectNode before(LeadDetails lead, ObjectNode patch) {
        ObjectNode now = now(lead);
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

    static Patch<LeadFields> asPatch(JsonNode patch) {
        return Patch.of(LeadFields.class, patch);
    }

    boolean moves(LeadDetails lead) {
        return status != null && !status.equals(lead.status());
    }
}
