package dev.cohort.customfield;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What records hold of a field.
 *
 * @param records how many hold a value
 * @param unfit how many of those do not fit the field, or the kind that was asked about
 * @param examples some that do not fit
 */
public record FieldUse(long records, long unfit, List<@Nullable JsonNode> examples) {}
