package dev.cohort.leads.leadimport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.imports.Cells;
import dev.cohort.imports.ImportOptions.DateOrder;
import dev.cohort.imports.ImportPlan;
import dev.cohort.imports.StagedRow;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of new leads whose row says nothing, read by the rules that rows are read by. */
final class LeadDefaults {
    private LeadDefaults() {}

    /**
     * The defaults as the staging table writes them.
     *
     * @throws Problem 422 naming each default that is not valid
     */
    static ObjectNode of(LeadRowRules rules, ImportPlan plan) {
        StagedRow row = new StagedRow();
        rules.read(new Given(plan.defaults()), row);
        Problem problem = Problem.invalid();
        row.faults().forEach(fault -> problem.at("defaults." + fault.field(), fault.code()));
        for (String field : row.keptFields()) problem.at("defaults." + field, "unknown-value");
        if (problem.hasFaults()) throw problem;
        try {
            ObjectNode defaults = (ObjectNode) Json.mapper().readTree(row.dataText());
            defaults.remove(List.of("externalId", "searchText", "score"));
            return defaults;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The defaults were written as no JSON", e);
        }
    }

    /** Defaults as cells; an id of no meaning stands for somebody to be identified by. */
    private record Given(Map<String, String> values) implements Cells {
        @Override
        public @Nullable String get(String field) {
            return field.equals("externalId") ? "default" : values.get(field);
        }

        @Override
        public @Nullable String wonValue() {
            return null;
        }

        @Override
        public @Nullable DateOrder dateOrder(String field) {
            return null;
        }
    }
}
