package dev.cohort.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.person.PersonRules;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class LeadRulesTest {
    private final PersonRules persons = new PersonRules("DE", LocalDate.of(2026, 11, 20));
    private final List<FieldFault> faults = new ArrayList<>();

    @Example
    void attributionIsNeverEmpty() {
        LeadFields clean = clean(Map.of("externalId", "7", "source", "  ", "utmMedium", "cpc"));
        assertThat(List.of(
                        String.valueOf(clean.source()),
                        String.valueOf(clean.medium()),
                        String.valueOf(clean.campaign())))
                .containsExactly("direct", "cpc", "none");
    }

    @Example
    void anExternalIdIsEnoughToBeALead() {
        clean(Map.of("externalId", "db8c7aec"));
        assertThat(faults).isEmpty();
        clean(Map.of("interest", "English"));
        assertThat(faults).extracting(FieldFault::code).containsExactly("unidentified");
    }

    @Example
    void customFieldsHoldPlainValuesOnly() {
        LeadFields clean = clean(Map.of(
                "lastName",
                "X",
                "customFields",
                Map.of("visits", 4, "goal", " Job ", "times", List.of("Mon", "Wed"), "deep", Map.of())));
        assertThat(String.valueOf(clean.customFields()))
                .contains("\"visits\":4", "\"goal\":\"Job\"", "[\"Mon\",\"Wed\"]");
        assertThat(faults).extracting(FieldFault::field).containsExactly("customFields.deep");
    }

    @Example
    void htmlAndFormulasStayTheTextTheyAre() {
        LeadFields clean =
                clean(Map.of("lastName", "<b>X</b>", "notes", "=HYPERLINK(\"http://x\")\r\n'; drop table lead"));
        assertThat(clean.lastName()).isEqualTo("<b>X</b>");
        assertThat(clean.notes()).isEqualTo("=HYPERLINK(\"http://x\")\n'; drop table lead");
    }

    @Property
    void arraysAreReadAsTheyWereWritten(@ForAll @Size(max = 5) List<String> values) {
        assertThat(TextArray.parse(TextArray.of(values))).isEqualTo(values);
    }

    private LeadFields clean(Map<String, ?> fields) {
        LeadFields raw = Patch.of(LeadFields.class, Json.tree(fields)).on(LeadFields.BLANK);
        return LeadRules.clean(raw, persons, faults).fields();
    }
}
