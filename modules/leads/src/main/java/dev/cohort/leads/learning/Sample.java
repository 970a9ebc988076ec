package dev.cohort.leads.learning;

import java.util.Map;

/**
 * A lead whose outcome is known.
 *
 * @param known what was known of it before the outcome, by field; a field that was empty is absent
 */
public record Sample(Map<String, String> known, boolean won) {
    public Sample {
        known = Map.copyOf(known);
    }
}
