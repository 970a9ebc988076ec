package dev.cohort.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.customfield.FieldChoice;
import dev.cohort.customfield.FieldDefinition;
import dev.cohort.customfield.FieldKind;
import dev.cohort.customfield.FieldOrder;
import dev.cohort.customfield.FieldSpec;
import dev.cohort.customfield.FoundField;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.rest.IfMatch;
import dev.cohort.rest.Json;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Patch;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class CustomFieldsTest {
    private LeadsFixture on;

    @BeforeEach
    void open(TestDatabase db) {
        on = new LeadsFixture(db);
    }

    private <T> T as(Supplier<T> work) {
        return on.as(LeadsFixture.manager(), work);
    }

    private FieldDefinition define(String key, FieldKind kind, String... choices) {
        FieldSpec spec = FieldSpec.of(
                "lead",
                key,
                kind,
                List.of(choices).stream().map(FieldChoice::of).toList());
        return as(() -> on.fields.create(spec));
    }

    private FieldDefinition change(FieldDefinition field, Map<String, ?> patch, boolean anyway) {
        return as(() -> on.fields.change(field.id(), IfMatch.ANY, Patch.of(FieldSpec.class, Json.tree(patch)), anyway));
    }

    private LeadDetails lead(String name, Map<String, ?> own) {
        LeadFields fields = Json.mapper().convertValue(Map.of("lastName", name, "customFields", own), LeadFields.class);
        return as(() -> on.leads.create(fields, OnDuplicate.CREATE));
    }

    private List<String> listed(String name, String... values) {
        return as(() ->
                on
                        .lists
                        .list(ListQuery.first(50)
                                .where("custom." + name, values)
                                .sorted("number"))
                        .items()
                        .stream()
                        .map(LeadSummary::name)
                        .toList());
    }

    private List<String> sorted(String name) {
        return as(() -> on.lists.list(ListQuery.first(50).sorted(name)).items().stream()
                .map(LeadSummary::name)
                .toList());
    }

    private List<FieldFault> faults(Map<String, ?> own) {
        try {
            lead("Faulty", own);
            return List.of();
        } catch (Problem refusal) {
            return refusal.faults();
        }
    }

    @Test
    void eachKindTakesWhatItIsAndRefusesTheRestByName() {
        define("Budget", FieldKind.NUMBER);
        define("Starts", FieldKind.DATE);
        define("Level", FieldKind.CHOICE, "A1", "B1");
        define("Days", FieldKind.MULTI_CHOICE, "Mon", "Wed");
        define("Parent", FieldKind.BOOLEAN);
        define("Profile", FieldKind.LINK);
        JsonNode kept = lead(
                        "Good",
                        Map.of(
                                "Budget", "12,50",
                                "Starts", "30.11.2026",
                                "Level", "b1",
                                "Days", "Mon, wed",
                                "Parent", "ja",
                                "Profile", "www.example.org/x"))
                .ownFields();
        assertThat(kept.path("Budget").decimalValue()).isEqualByComparingTo("12.50");
        assertThat(kept.path("Starts").asText()).isEqualTo("2026-11-30");
        assertThat(kept.path("Level").asText()).isEqualTo("B1");
        assertThat(kept.path("Days")).isEqualTo(Json.tree(List.of("Mon", "Wed")));
        assertThat(kept.path("Parent").isBoolean()).isTrue();
        assertThat(kept.path("Profile").asText()).isEqualTo("https://www.example.org/x");
        assertThat(faults(Map.of(
                        "Budget", "007",
                        "Starts", "2026-02-30",
                        "Level", "C9",
                        "Days", List.of("Mon", "Tue"),
                        "Parent", "perhaps",
                        "Profile", "javascript:alert(1)")))
                .extracting(FieldFault::field, FieldFault::code)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("customFields.Budget", "custom-number"),
                        org.assertj.core.groups.Tuple.tuple("customFields.Starts", "custom-date"),
                        org.assertj.core.groups.Tuple.tuple("customFields.Level", "custom-choice"),
                        org.assertj.core.groups.Tuple.tuple("customFields.Days", "custom-choices"),
                        org.assertj.core.groups.Tuple.tuple("customFields.Parent", "custom-boolean"),
                        org.assertj.core.groups.Tuple.tuple("customFields.Profile", "custom-link"));
    }

    @Test
    void newRecordsNeedARequiredFieldAndOldOnesMayGoOnWithout() {
        LeadDetails old = lead("Old", Map.of("Mood", "good"));
        FieldDefinition level = define("Level", FieldKind.TEXT);
        change(level, Map.of("required", true), false);
        assertThat(faults(Map.of())).extracting(FieldFault::code).containsExactly("required");
        LeadDetails changed = as(() -> on.leads.change(
                old.id(), IfMatch.ANY, Patch.of(LeadFields.class, Json.tree(Map.of("interest", "Piano")))));
        assertThat(changed.interest()).isEqualTo("Piano");
        LeadDetails given = lead("New", Map.of("Level", "A1"));
        assertThatThrownBy(() -> as(() -> on.leads.change(
                        given.id(),
                        IfMatch.ANY,
                        Patch.of(LeadFields.class, Json.tree(Map.of("customFields", Map.of("Level", "")))))))
                .isInstanceOf(Problem.class);
    }

    @Test
    void listsFilterAndSortByWhatAFieldIs() {
        define("Budget", FieldKind.NUMBER);
        define("Starts", FieldKind.DATE);
        define("Days", FieldKind.MULTI_CHOICE, "Mon", "Wed");
        lead("Nine", Map.of("Budget", 9, "Starts", "2026-02-01", "Days", List.of("Mon")));
        lead("Hundred", Map.of("Budget", 100, "Starts", "2026-01-01", "Days", List.of("Mon", "Wed")));
        lead("None", Map.of());
        assertThat(listed("Budget.gte", "10")).containsExactly("Hundred");
        assertThat(listed("Budget", "9")).containsExactly("Nine");
        assertThat(listed("Budget", "")).containsExactly("None");
        assertThat(listed("Starts.lt", "2026-01-15")).containsExactly("Hundred");
        assertThat(listed("Days", "Wed")).containsExactly("Hundred");
        assertThat(sorted("custom.Budget")).containsExactly("Nine", "Hundred", "None");
        assertThat(sorted("-custom.Starts")).containsExactly("Nine", "Hundred", "None");
        assertThatThrownBy(() -> listed("Budget.gte", "lots"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
        assertThatThrownBy(() -> listed("Nothing", "1"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("unknown-field"));
    }

    @Test
    void pagesByAFieldGoOnWhereTheLastOneEnded() {
        define("Budget", FieldKind.NUMBER);
        for (int i = 0; i < 7; i++) lead("L" + i, i == 3 ? Map.of() : Map.of("Budget", i % 2));
        List<String> seen = new java.util.ArrayList<>();
        String after = null;
        do {
            ListQuery query = ListQuery.first(2).sorted("-custom.Budget").after(after);
            var page = as(() -> on.lists.list(query));
            page.items().forEach(lead -> seen.add(lead.name()));
            after = page.next();
        } while (after != null);
        assertThat(seen).hasSize(7).doesNotHaveDuplicates().endsWith("L3");
    }

    @Test
    void anotherKindWritesWhatFitsAndTellsHowManyDoNot() {
        lead("One", Map.of("Budget", "1200"));
        lead("Two", Map.of("Budget", "12,50"));
        lead("Three", Map.of("Budget", "by the month"));
        FieldDefinition budget = define("Budget", FieldKind.TEXT);
        assertThatThrownBy(() -> change(budget, Map.of("kind", "number"), false))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo("custom-values-unfit");
                    assertThat(problem.values()).containsEntry("records", 3L).containsEntry("unfit", 1L);
                });
        change(budget, Map.of("kind", "number"), true);
        assertThat(listed("Budget.gt", "1")).containsExactly("One", "Two");
        assertThat(as(() -> on.fields.use(budget.id(), null)).unfit()).isEqualTo(1);
    }

    @Test
    void whatRecordsHoldIsFoundWithItsKindAndBecomesAField() {
        for (int i = 0; i < 6; i++) lead("L" + i, Map.of("Old price", "1" + i, "Level", i % 2 == 0 ? "A1" : "B1"));
        List<FoundField> found = as(() -> on.fields.found("lead"));
        assertThat(found).extracting(FoundField::key).containsExactlyInAnyOrder("Old price", "Level");
        for (FoundField each : found) as(() -> on.fields.create(each.spec("lead")));
        assertThat(listed("Old price.gte", "14")).containsExactly("L4", "L5");
        assertThat(listed("Level", "B1")).hasSize(3);
        assertThat(as(() -> on.fields.found("lead"))).isEmpty();
    }

    @Test
    void usedFieldIsArchivedNotDeletedAndKeepsItsValues() {
        FieldDefinition level = define("Level", FieldKind.TEXT);
        FieldDefinition unused = define("Unused", FieldKind.TEXT);
        LeadDetails lead = lead("Kept", Map.of("Level", "A1"));
        assertThatThrownBy(() -> as(() -> {
                    on.fields.delete(level.id());
                    return null;
                }))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("custom-field-used"));
        as(() -> {
            on.fields.delete(unused.id());
            return null;
        });
        change(level, Map.of("archived", true), false);
        assertThat(as(() -> on.fields.current("lead"))).isEmpty();
        assertThat(as(() -> on.leads.get(lead.id())).ownFields().path("Level").asText())
                .isEqualTo("A1");
    }

    @Test
    void orderIsKeptAndAnotherTenantSeesNothing() {
        FieldDefinition one = define("One", FieldKind.TEXT);
        FieldDefinition two = define("Two", FieldKind.TEXT);
        as(() -> on.fields.order(new FieldOrder("lead", List.of(two.id(), one.id()))));
        assertThat(as(() -> on.fields.current("lead")))
                .extracting(FieldDefinition::key)
                .containsExactly("Two", "One");
        assertThat(on.as(on.db.beta(), LeadsFixture.manager(), () -> on.fields.all("lead")))
                .isEmpty();
        assertThatThrownBy(() -> as(() -> on.fields.order(new FieldOrder("lead", List.of(UUID.randomUUID())))))
                .isInstanceOf(Problem.class);
    }

    @Test
    void statusThatThereIsNoneOfIsRefusedNotAnsweredByNothing() {
        assertThatThrownBy(() -> as(() -> on.lists.list(ListQuery.first(5).where("status", "bogus"))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("unknown-filter-value"));
    }
}
