package dev.cohort.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The wizard as somebody uses it who brings in people, mends what failed and takes it back. */
@ExtendWith(Running.class)
@DisplayName("The wizard brings in whatever the file holds")
class ImportWizardIT {
    /** What a job does comes when the machine has time for it. */
    private static final LocatorAssertions.IsVisibleOptions AFTER_THE_JOB =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private final Cohort cohort;

    ImportWizardIT(Cohort cohort) {
        this.cohort = cohort;
    }

    @Test
    void peopleComeInAreMendedAndTakenBackButForWhoWasChangedSince() throws Exception {
        String name = "Wiz" + UUID.randomUUID().toString().substring(0, 6);
        String rows = "First name;Last name;E-mail;Phone;Parent;Empty;Shoe size\n"
                + "Mia;" + name + ";;+49 30 23129900;Sara " + name + ";;37\n"
                + "Noah;" + name + ";no address;;;;\n";
        try (Screen screen = new Screen(cohort, Cohort.DEMO, "owner")) {
            Page page = screen.open("import?kind=person");
            assertThat(page.getByText("Each row is a person").first()).isVisible();
            picture(page, "import-kinds");
            upload(page, name + ".csv", rows);
            press(page, "Dry run");
            assertThat(page.getByText("What would come of it?")).isVisible(AFTER_THE_JOB);
            assertThat(page.getByText("Empty in all rows: Empty")).isVisible();
            picture(page, "import-people-dry-run");
            press(page, "Import 1 row");
            assertThat(page.getByText("1 row failed").first()).isVisible(AFTER_THE_JOB);
            picture(page, "import-people-report");

            Download failed = page.waitForDownload(
                    () -> page.getByText("Download failed rows").first().click());
            String file = Files.readString(failed.path(), StandardCharsets.UTF_8);
            assertThat(file).contains("Noah;" + name + ";no address;", "e-mail not valid");
            // The number of those that were made opens the list of exactly them.
            page.locator(".legend a").first().click();
            assertThat(page.locator(".chips .chip").first()).containsText("Import");
            assertThat(page.getByText("Mia " + name).locator("visible=true").first())
                    .isVisible();
            picture(page, "import-people-list");
            screen.open("import?kind=person");
            upload(page, "mended.csv", file.replace("no address", name + "@example.org"));
            press(page, "Dry run");
            assertThat(page.getByText("Import 1 row")).isVisible(AFTER_THE_JOB);
            press(page, "Import 1 row");
            assertThat(page.getByText("1 row was brought in, none failed.")).isVisible(AFTER_THE_JOB);

            JsonNode noah = cohort.site(Cohort.DEMO, "owner")
                    .get("/persons?q=" + name + "@example.org")
                    .with(200)
                    .json()
                    .path("items")
                    .get(0);
            cohort.site(Cohort.DEMO, "owner")
                    .with("If-Match", "*")
                    .patch("/persons/" + noah.path("id").asText(), Map.of("city", "Ulm"))
                    .with(200);
            page.getByText("Undo this import").first().click();
            assertThat(page.getByText("was changed since").first()).isVisible();
            picture(page, "import-people-undo");
            page.locator("vaadin-confirm-dialog-overlay, vaadin-confirm-dialog")
                    .getByText("Undo import")
                    .last()
                    .click();
            assertThat(page.getByText("What stayed").first()).isVisible(AFTER_THE_JOB);
            picture(page, "import-people-undone");
        }
    }

    private static void upload(Page page, String name, String rows) {
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload(name, "text/csv", rows.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator(".map .mr:not(.h)").first()).isVisible();
    }

    private static void press(Page page, String words) {
        page.locator(".wizard-foot vaadin-button", new Page.LocatorOptions().setHasText(words))
                .first()
                .click();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/" + name + ".png")));
        page.setViewportSize(390, 844);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/" + name + "-phone.png")));
        page.setViewportSize(1280, 800);
    }
}
