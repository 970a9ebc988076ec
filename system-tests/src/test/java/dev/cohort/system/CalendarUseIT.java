package dev.cohort.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Running.class)
@DisplayName("A member arranges the week and the day, in a real browser")
class CalendarUseIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Cohort cohort;
    private final Site sales;
    private final String title = "Seen " + UUID.randomUUID().toString().substring(0, 8);
    private Screen screen;

    CalendarUseIT(Cohort cohort) {
        this.cohort = cohort;
        sales = cohort.site(Cohort.DEMO, "sales");
    }

    @BeforeEach
    void sitDown() {
        screen = new Screen(cohort, Cohort.DEMO, "sales");
    }

    @AfterEach
    void leave() {
        screen.close();
    }

    private JsonNode kept() {
        return sales.get("/meetings?q=" + title.replace(" ", "%20"))
                .with(200)
                .json()
                .path("items")
                .path(0);
    }

    private void awaitStart(String local) {
        await().atMost(PATIENCE).until(() -> kept().path("start").asText(), start -> start.startsWith(local));
    }

    private Locator block(Page page) {
        return page.locator(".tg-block", new Page.LocatorOptions().setHasText(title));
    }

    @Test
    void meetingIsPlannedInTheFormAndStandsInTheWeek() {
        Page page = screen.open("calendar?view=week&new");
        page.getByLabel("What about").fill(title);
        page.getByText("Plan meeting").last().click();
        assertThat(block(page)).isVisible();
        assertThat(kept().path("status").asText()).isEqualTo("planned");
    }

    @Test
    void itIsMovedByKeyboardStretchedAndTakenBack() {
        sales.post("/meetings", Map.of("title", title, "start", "2034-01-11T10:00", "end", "2034-01-11T11:00"))
                .with(201);
        Page page = screen.open("calendar?view=week&date=2034-01-11");
        block(page).focus();
        page.keyboard().press("Alt+ArrowRight");
        awaitStart("2034-01-12T10:00");
        Locator thursday = page.locator(".tg-col").nth(3);
        thursday.locator(".tg-block", new Locator.LocatorOptions().setHasText(title))
                .focus();
        page.keyboard().press("Alt+Shift+ArrowDown");
        await().atMost(PATIENCE).until(() -> kept().path("end").asText(), end -> end.startsWith("2034-01-12T11:15"));
        page.getByText("Undo").last().click();
        await().atMost(PATIENCE).until(() -> kept().path("end").asText(), end -> end.startsWith("2034-01-12T11:00"));
    }

    @Test
    void itIsDraggedToAnotherDay() {
        sales.post("/meetings", Map.of("title", title, "start", "2034-01-18T10:00", "end", "2034-01-18T11:00"))
                .with(201);
        Page page = screen.open("calendar?view=week&date=2034-01-18");
        screen.settle();
        BoundingBox box = block(page).boundingBox();
        BoundingBox friday = page.locator(".tg-col").nth(4).boundingBox();
        page.mouse().move(box.x + 20, box.y + 10);
        page.mouse().down();
        page.mouse().move(friday.x + 30, box.y + 30, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(5));
        page.mouse().move(friday.x + 30, box.y + 10 + box.height);
        page.mouse().up();
        awaitStart("2034-01-20T11:00");
    }

    @Test
    void aSeriesIsPlannedInTheFormAndOneOfItDraggedWithinTheMonth() {
        Page page = screen.open("calendar?view=day&date=2034-06-05&new");
        page.getByLabel("What about").fill(title);
        page.locator("vaadin-select", new Page.LocatorOptions().setHasText("Does not repeat"))
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Every two weeks"))
                .click();
        assertThat(page.getByLabel("Until").first()).isVisible();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/meeting-series-form.png")));
        page.getByText("Plan meeting").last().click();
        await().atMost(PATIENCE).until(() -> kept().path("recurrence").asText().contains("INTERVAL=2"));
        screen.open("calendar?view=month&date=2034-06-05");
        page.locator(".cal-item", new Page.LocatorOptions().setHasText(title))
                .first()
                .dragTo(page.locator(".cal-month .cal-day").nth(9));
        awaitStart("2034-06-07");
        // Not before the page has drawn it anew, or the click falls on what is gone.
        Locator moved = page.locator(".cal-month .cal-day")
                .nth(9)
                .locator(".cal-item", new Locator.LocatorOptions().setHasText(title));
        assertThat(moved).isVisible();
        moved.click();
        assertThat(page.getByText("This and the following")).isVisible();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/meeting-series-opened.png")));
    }

    @Test
    void dayIsArrangedForOneselfAndBackAgain() {
        Page page = screen.open("");
        assertThat(page.getByText("Meetings today").first()).isVisible();
        page.getByLabel("Arrange the cards").first().click();
        page.locator("vaadin-checkbox", new Page.LocatorOptions().setHasText("Meetings today"))
                .click();
        page.getByText("Save").last().click();
        assertThat(page.locator(".card h2", new Page.LocatorOptions().setHasText("Meetings today")))
                .hasCount(0);
        page.getByLabel("Arrange the cards").first().click();
        page.getByText("As usual for my role").click();
        assertThat(page.locator(".card h2", new Page.LocatorOptions().setHasText("Meetings today")))
                .hasCount(1);
    }
}
