package dev.cohort.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;

/**
 * What would come of a change to many; nothing is written.
 *
 * @param matched how many records are meant
 * @param checked how many of them were looked at, the first ones; the other counts are of those
 * @param unchanged how many are so already
 * @param samples the first that would change
 */
public record BulkPreview(
        long matched, int checked, int changed, int unchanged, List<Refusal> refused, List<Sample> samples) {

    /** Why records would be left as they are, with the numbers or names of the first. */
    public record Refusal(String code, int count, List<String> examples) {}

    /** One record: what it holds now and what it would. */
    public record Sample(UUID id, String number, String name, JsonNode before, JsonNode after) {}
}
