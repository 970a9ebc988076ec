package dev.cohort.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.access.Caller;
import dev.cohort.customfield.FieldKind;
import dev.cohort.customfield.OwnField;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.rest.Json;
import dev.cohort.tenancy.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class OwnFieldsTest {
    private LeadsFixture on;

    @BeforeEach
    void open(TestDatabase db) {
        on = new LeadsFixture(db);
    }

    @Test
    void fieldsAreOfTheKindThatAllTheirValuesAre() {
        for (int i = 0; i < 6; i++)
            make(
                    LeadsFixture.manager(),
                    on.db.alpha(),
                    Map.of(
                            "Budget",
                            i,
                            "Ends",
                            "2026-12-0" + (i + 1),
                            "Level",
                            i % 2 == 0 ? "B1" : "B2",
                            "Mixed",
                            i == 0 ? 1 : "one",
                            "Newsletter",
                            i == 3,
                            "Number",
                            "0093" + i,
                            "Times",
                            List.of("Mon", "Wed")));
        assertThat(known(LeadsFixture.manager(), on.db.alpha()))
                .containsExactly(
                        field("Budget", FieldKind.NUMBER),
                        field("Ends", FieldKind.DATE),
                        OwnField.found("Level", FieldKind.CHOICE, List.of("B1", "B2")),
                        field("Mixed", FieldKind.TEXT),
                        field("Newsletter", FieldKind.BOOLEAN),
                        field("Number", FieldKind.TEXT),
                        OwnField.found("Times", FieldKind.MULTI_CHOICE, List.of("Mon", "Wed")));
    }

    @Test
    void onlyLeadsWithinReachTellOfFields() {
        make(LeadsFixture.manager(), on.db.alpha(), Map.of("Secret", "x"));
        assertThat(known(LeadsFixture.manager(), on.db.alpha())).hasSize(1);
        assertThat(known(LeadsFixture.elsewhere(), on.db.alpha())).isEmpty();
        assertThat(known(LeadsFixture.manager(), on.db.beta())).isEmpty();
    }

    @Test
    void aValueOfAnotherKindMakesTheFieldHoldIt() {
        JsonNode values = Json.tree(Map.of("Budget", "by the month", "New", List.of("a")));
        assertThat(OwnField.with(List.of(field("Budget", FieldKind.NUMBER), field("Ends", FieldKind.DATE)), values))
                .containsExactly(
                        field("Budget", FieldKind.TEXT),
                        field("Ends", FieldKind.DATE),
                        field("New", FieldKind.MULTI_CHOICE));
    }

    private static OwnField field(String name, FieldKind kind) {
        return OwnField.found(name, kind, List.of());
    }

    private List<OwnField> known(Caller caller, Tenant tenant) {
        return on.as(tenant, caller, () -> on.own.known());
    }

    private void make(Caller caller, Tenant tenant, Map<String, Object> values) {
        LeadFields fields = Json.mapper()
                .convertValue(Map.of("lastName", "L" + UUID.randomUUID(), "customFields", values), LeadFields.class);
        on.as(tenant, caller, () -> on.leads.create(fields, OnDuplicate.CREATE));
    }
}
