package dev.cohort.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Running.class)
@DisplayName("Branches, their hours, and holidays")
class BranchesIT {
    private final Cohort cohort;
    private final Site owner;

    BranchesIT(Cohort cohort) {
        this.cohort = cohort;
        owner = cohort.site(Cohort.DEMO, "owner");
    }

    private static Map<String, Object> hours(String day, String from, String to) {
        return Map.of("day", day, "from", from, "to", to);
    }

    private JsonNode branch(Map<String, Object> more) {
        Map<String, Object> fields = new java.util.HashMap<>(Records.branch("hours"));
        fields.putAll(more);
        return owner.post("/branches", fields).with(201).json();
    }

    @Test
    void keepsItsHoursInTheOrderOfTheWeek() {
        JsonNode made = branch(Map.of(
                "workingHours",
                List.of(
                        hours("saturday", "10:00", "14:00"),
                        hours("monday", "14:00", "00:00"),
                        hours("monday", "08:00", "12:30"))));
        assertThat(made.path("workingHours").findValuesAsText("from"))
                .containsExactly("08:00:00", "14:00:00", "10:00:00");
        assertThat(made.path("timeZone").asText()).isEqualTo("Asia/Tokyo");
        assertThat(made.path("active").asBoolean()).isTrue();
    }

    @Test
    void impossibleHoursZonesAndCountriesAreNamed() {
        Map<String, Map<String, Object>> wrong = Map.of(
                "end-before-start", Map.of("workingHours", List.of(hours("monday", "18:00", "09:00"))),
                "overlapping-hours",
                        Map.of(
                                "workingHours",
                                List.of(hours("monday", "09:00", "12:00"), hours("monday", "11:59", "13:00"))),
                "unknown-zone", Map.of("timeZone", "Europe/Atlantis"),
                "unknown-country", Map.of("region", "XX"));
        wrong.forEach((code, fields) -> {
            Map<String, Object> all = new java.util.HashMap<>(Records.branch("wrong"));
            all.putAll(fields);
            JsonNode errors = owner.post("/branches", all).with(422).json().path("errors");
            assertThat(errors.findValuesAsText("code")).containsExactly(code);
        });
    }

    @Test
    void closedBranchStaysAndTheLastOpenOneStaysOpen() {
        Site other = owner;
        JsonNode made = branch(Map.of());
        String path = "/branches/" + made.path("id").asText();
        JsonNode closed = other.with("If-Match", "*")
                .patch(path, Map.of("active", false))
                .with(200)
                .json();
        assertThat(closed.path("active").asBoolean()).isFalse();
        JsonNode open =
                owner.get("/branches?active=true&limit=500").with(200).json().path("items");
        assertThat(open.findValuesAsText("id"))
                .isNotEmpty()
                .doesNotContain(made.path("id").asText());
    }

    @Test
    void dayIsAHolidayOnce() {
        String branch = branch(Map.of()).path("id").asText();
        Map<String, Object> day = Map.of("branchId", branch, "date", "2027-05-01", "title", "Labour Day");
        owner.post("/holidays", day).with(201);
        assertThat(owner.post("/holidays", day).with(409).code()).isEqualTo("holiday-known");
        JsonNode listed =
                owner.get("/holidays?branchId=" + branch).with(200).json().path("items");
        assertThat(listed)
                .singleElement()
                .satisfies(item -> assertThat(item.path("title").asText()).isEqualTo("Labour Day"));
    }

    @Test
    void whoWorksInABranchSeesItsLeadsAndNewOnesBeginThere() {
        String name = "Uferlos" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, Object> fields = new java.util.HashMap<>(Records.branch("work"));
        fields.put("name", name);
        String branch =
                owner.post("/branches", fields).with(201).json().path("id").asText();
        owner.post("/leads", Map.of("lastName", name + " Here", "branchId", branch))
                .with(201);
        owner.post("/leads", Map.of("lastName", name + " Elsewhere")).with(201);
        try (Screen screen = new Screen(cohort, Cohort.DEMO, "owner")) {
            Page page = screen.open("leads?view=all&q=" + name);
            assertThat(page.locator("body")).containsText(name + " Elsewhere");
            page.locator(".branch-switch").click();
            page.locator(".menu .item", new Page.LocatorOptions().setHasText(name))
                    .click();
            assertThat(page.locator(".branch-switch")).containsText(name);
            assertThat(page.locator("body")).containsText(name + " Here");
            assertThat(page.locator("vaadin-grid")).not().containsText(name + " Elsewhere");
            page = screen.open("leads?new");
            assertThat(page.locator("vaadin-combo-box")
                            .filter(new Locator.FilterOptions().setHasText("Branch"))
                            .locator("input"))
                    .hasValue(name);
        }
        assertThat(owner.get("/tasks?branch=" + branch).with(200).json().path("items"))
                .isEmpty();
        assertThat(owner.get("/meetings?branch=" + branch).with(200).json().path("items"))
                .isEmpty();
        assertThat(owner.get("/reminders?branch=" + branch).with(200).json().path("items"))
                .isEmpty();
        assertThat(owner.get("/leads/speed?branch=" + branch)
                        .with(200)
                        .json()
                        .path("total")
                        .path("leads")
                        .asInt())
                .isEqualTo(1);
    }
}
