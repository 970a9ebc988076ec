package dev.cohort.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.bulk.BulkChanges;
import dev.cohort.customfield.FieldChoice;
import dev.cohort.customfield.FieldDefinition;
import dev.cohort.customfield.FieldKind;
import dev.cohort.customfield.FieldSpec;
import dev.cohort.export.ExportFormat;
import dev.cohort.merge.MergeOrder;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.person.PersonDetails;
import dev.cohort.person.PersonProfile;
import dev.cohort.person.PersonSummary;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.rest.IfMatch;
import dev.cohort.rest.Json;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Patch;
import dev.cohort.task.TaskDetails;
import dev.cohort.task.TaskFields;
import dev.cohort.task.TaskStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tenant's own fields on records of core: people, and tasks. */
@ExtendWith(TestDatabase.class)
class RecordFieldsTest {
    private LeadsFixture on;

    @BeforeEach
    void open(TestDatabase db) {
        on = new LeadsFixture(db);
    }

    private <T> T as(Supplier<T> work) {
        return on.as(LeadsFixture.manager(), work);
    }

    private FieldDefinition define(String type, String key, FieldKind kind, boolean required, String... choices) {
        List<FieldChoice> options =
                List.of(choices).stream().map(FieldChoice::of).toList();
        return as(() -> on.fields.create(
                new FieldSpec(type, key, kind, null, options, required, null, null, null, null, null)));
    }

    private PersonDetails person(String name, Map<String, ?> own) {
        PersonProfile profile =
                Json.mapper().convertValue(Map.of("lastName", name, "customFields", own), PersonProfile.class);
        return as(() -> on.people().create(profile));
    }

    private PersonDetails change(PersonDetails person, String patch) {
        return as(() -> on.people().change(person.id(), IfMatch.ANY, Patch.of(PersonProfile.class, Json.parse(patch))));
    }

    private List<String> listed(ListQuery query) {
        return as(() -> on.people().list(query, null).items().stream()
                .map(PersonSummary::name)
                .toList());
    }

    @Test
    void valuesAreKeptAsTheirFieldsHoldThemAndAPatchChangesOneByOne() {
        define("person", "Level", FieldKind.CHOICE, false, "A1", "B1");
        define("person", "Budget", FieldKind.NUMBER, false);
        PersonDetails mia = person("Khan", Map.of("Level", "b1", "Budget", "12,50"));
        assertThat(mia.customFields().path("Level").asText()).isEqualTo("B1");
        assertThat(mia.customFields().path("Budget").decimalValue()).isEqualByComparingTo("12.50");

        JsonNode after = change(mia, "{\"customFields\":{\"Budget\":null}}").customFields();

        assertThat(after).isEqualTo(Json.tree(Map.of("Level", "B1")));
        assertThat(change(mia, "{\"city\":\"Bonn\"}").customFields()).isEqualTo(after);
        Problem refused =
                catchThrowableOfType(Problem.class, () -> change(mia, "{\"customFields\":{\"Level\":\"C7\"}}"));
        assertThat(refused.faults()).extracting(FieldFault::field).containsExactly("customFields.Level");
    }

    @Test
    void aNameThatIsNoFieldIsRefusedUnlessTheRecordHoldsIt() {
        Problem refused = catchThrowableOfType(Problem.class, () -> person("Khan", Map.of("Shoe size", "37")));
        assertThat(refused.code()).isEqualTo("unknown-field");
        assertThat(refused.faults()).extracting(FieldFault::field).containsExactly("customFields.Shoe size");

        PersonDetails mia = person("Khan", Map.of());
        as(() -> on.db.transaction()
                .handle()
                .execute("update person set custom_fields = '{\"Shoe size\": \"37\"}' where id = ?", mia.id()));

        assertThat(change(mia, "{\"city\":\"Bonn\"}")
                        .customFields()
                        .path("Shoe size")
                        .asText())
                .isEqualTo("37");
        assertThat(as(() -> on.fields.found("person"))).hasSize(1);
    }

    @Test
    void newPeopleNeedARequiredFieldAndTheSystemsTasksDoNot() {
        define("person", "School", FieldKind.TEXT, true);
        define("task", "Room", FieldKind.TEXT, true);
        Problem refused = catchThrowableOfType(Problem.class, () -> person("Khan", Map.of()));
        assertThat(refused.faults()).containsExactly(new FieldFault("customFields.School", "required", Map.of()));
        refused = catchThrowableOfType(Problem.class, () -> as(() -> on.tasks.create(task(Map.of()))));
        assertThat(refused.faults()).containsExactly(new FieldFault("customFields.Room", "required", Map.of()));

        assertThat(as(() -> on.tasks.make("rule", task(Map.of()), false))).isNotNull();
    }

    private static TaskFields task(Map<String, ?> own) {
        return Json.mapper()
                .convertValue(
                        Map.of(
                                "subject",
                                "Call",
                                "dueOn",
                                "2026-11-23",
                                "recurrence",
                                "FREQ=DAILY",
                                "customFields",
                                own),
                        TaskFields.class);
    }

    @Test
    void theNextTaskOfASeriesHoldsWhatTheLastOneHeld() {
        define("task", "Room", FieldKind.TEXT, false);
        TaskDetails first = as(() -> on.tasks.create(task(Map.of("Room", "12"))));

        as(() -> on.tasks.turn(first.id(), TaskStatus.DONE));

        List<TaskDetails> open = as(() -> on.tasks
                .list(ListQuery.first(10).where("status", "open").where("custom.Room", "12"))
                .items());
        assertThat(open).hasSize(1);
    }

    @Test
    void listsFilterSortAndExportByThem() throws IOException {
        define("person", "Budget", FieldKind.NUMBER, false);
        person("Cheap", Map.of("Budget", 5));
        person("Dear", Map.of("Budget", 50));
        PersonDetails none = person("None", Map.of());
        assertThat(listed(ListQuery.first(10).where("custom.Budget.gte", "5").sorted("-custom.Budget")))
                .containsExactly("Dear", "Cheap");
        assertThat(listed(ListQuery.first(10).where("custom.Budget", ""))).containsExactly("None");
        assertThat(listed(ListQuery.first(10).where("id", none.id().toString())))
                .containsExactly("None");

        var file = as(() -> on.people()
                .export(
                        ListQuery.first(1).where("custom.Budget.gte", "50").sorted("name"),
                        null,
                        List.of("name", "custom.Budget"),
                        ExportFormat.CSV));
        var out = new ByteArrayOutputStream();
        file.send(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Budget").contains("Dear,50");
    }

    @Test
    void aMergeCarriesTheValuesAndTheChosenOnesStand() {
        define("person", "Level", FieldKind.TEXT, false);
        define("person", "School", FieldKind.TEXT, false);
        define("person", "Hobby", FieldKind.TEXT, false);
        PersonDetails stays = person("Khan", Map.of("Level", "A1", "Hobby", "chess"));
        PersonDetails goes = person("Kahn", Map.of("Level", "B1", "School", "West"));

        var answer = as(() -> on.merges()
                .merge(stays.id(), new MergeOrder(goes.id(), Map.of("customFields.Level", "other"), Map.of())));

        assertThat(answer.person().customFields())
                .isEqualTo(Json.tree(Map.of("Level", "B1", "School", "West", "Hobby", "chess")));
        var back = as(() -> on.merges().unmerge(stays.id(), new dev.cohort.merge.UnmergeOrder(null)));
        assertThat(back.person().customFields()).isEqualTo(stays.customFields());
        assertThat(back.back().customFields()).isEqualTo(goes.customFields());
    }

    @Test
    void ofManyAtOnceOnlyTheFieldThatIsNamedIsWritten() {
        var now = Json.mapper().createObjectNode();
        now.set("customFields", Json.tree(Map.of("Level", "A1", "School", "West")));
        var patch = BulkChanges.set("customFields", Json.tree(Map.of("Level", "B1")))
                .patch(now);
        assertThat(patch.toString()).isEqualTo("{\"customFields\":{\"Level\":\"B1\"}}");
        assertThat(BulkChanges.before(now, patch).toString()).isEqualTo("{\"customFields\":{\"Level\":\"A1\"}}");
    }
}
