package dev.cohort.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Running.class)
@DisplayName("A salesperson at work, in a real browser")
class UseIT {
    private final Cohort cohort;
    private Screen screen;

    UseIT(Cohort cohort) {
        this.cohort = cohort;
    }

    @BeforeEach
    void sitDown() {
        screen = new Screen(cohort, Cohort.DEMO, "sales");
    }

    @AfterEach
    void leave() {
        screen.close();
    }

    private String lead(String lastName) {
        return cohort.site(Cohort.DEMO, "sales")
                .post("/leads", Map.of("firstName", "Use", "lastName", lastName))
                .with(201)
                .json()
                .path("number")
                .asText();
    }

    private static String unique(String start) {
        return start + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void leadMadeInTheFormIsFoundInTheList() {
        String name = unique("Form");
        Page page = screen.open("leads");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New lead"))
                .first()
                .click();
        page.getByLabel("First name").fill("Frida");
        page.getByLabel("Last name").fill(name);
        page.getByLabel("E-mail").first().fill(name + "@example.org");
        page.getByText("Create lead").last().click();
        assertThat(page.getByText("is added as").first()).isVisible();
        screen.open("leads?q=" + name);
        assertThat(page.getByText("Frida " + name).first()).isVisible();
    }

    @Test
    void ctrlEnterKeepsANote() {
        String words = unique("asks for an evening group ");
        Page page = screen.open("leads/" + lead(unique("Note")));
        Locator text = page.locator(".cmp textarea").first();
        text.fill(words);
        text.press("Control+Enter");
        assertThat(page.getByText("The note is saved").first()).isVisible();
        page.reload();
        assertThat(page.getByText(words).first()).isVisible();
    }

    @Test
    void callAndTaskOfARecord() {
        String subject = unique("Send the test ");
        Page page = screen.open("leads/" + lead(unique("Work")));
        page.locator(".cmp .ct button", new Page.LocatorOptions().setHasText("Call"))
                .click();
        page.locator(".cmp vaadin-button").click();
        assertThat(page.getByText("called, reached").first()).isVisible();
        page.getByLabel("New task").first().click();
        page.getByLabel("What is to be done").fill(subject);
        page.getByText("Create task").last().click();
        assertThat(page.locator(".task", new Page.LocatorOptions().setHasText(subject)))
                .isVisible();
        screen.open("tasks?q=" + subject.replace(" ", "%20"));
        page.getByLabel("Done: " + subject).first().click();
        assertThat(page.getByText("Undo").first()).isVisible();
        screen.open("tasks?view=done&q=" + subject.replace(" ", "%20"));
        assertThat(page.locator(".task", new Page.LocatorOptions().setHasText(subject)))
                .isVisible();
    }

    @Test
    void noteThatIsNotKeptYetOutlivesAMove() {
        String words = unique("half a thought ");
        Page page = screen.open("leads/" + lead(unique("Draft")));
        page.locator(".cmp textarea").first().fill(words);
        page.locator("vaadin-button", new Page.LocatorOptions().setHasText("Contacted"))
                .click();
        assertThat(page.getByText("Undo").first()).isVisible();
        assertThat(page.locator(".cmp textarea").first()).hasValue(words);
    }

    @Test
    void cardMovesByKeyboardAndComesBack() {
        String name = unique("Board");
        lead(name);
        Page page = screen.open("leads?mode=board&q=" + name);
        Locator card = page.locator(".kc", new Page.LocatorOptions().setHasText(name));
        card.focus();
        card.press("Space");
        card.press("ArrowRight");
        card.press("Space");
        Locator contacted = page.locator(".lane[aria-label=Contacted]");
        assertThat(contacted).containsText(name);
        await().untilAsserted(() -> assertThat(status(name)).isEqualTo("contacted"));
        page.keyboard().press("Control+z");
        assertThat(page.locator(".lane[aria-label=New]")).containsText(name);
        await().untilAsserted(() -> assertThat(status(name)).isEqualTo("new"));
    }

    private String status(String name) {
        return cohort.site(Cohort.DEMO, "sales")
                .get("/leads?q=" + name)
                .with(200)
                .json()
                .path("items")
                .path(0)
                .path("status")
                .asText();
    }

    @Test
    void openTabOfTheBoardHasNoLanesOfTheEnd() {
        Page page = screen.open("leads?mode=board");
        assertThat(page.locator(".lane[aria-label=Qualified]")).isVisible();
        assertThat(page.locator(".lane[aria-label=Lost]")).hasCount(0);
        assertThat(page.locator(".lane[aria-label=Enrolled]")).hasCount(0);
        screen.open("leads?mode=board&view=all");
        assertThat(page.locator(".lane[aria-label=Lost]")).hasCount(1);
    }

    @Test
    void ownFieldsAreReadAndEditedInTheRecord() {
        String name = unique("Own");
        Site sales = cohort.site(Cohort.DEMO, "sales");
        JsonNode made = sales.post(
                        "/leads",
                        Map.of(
                                "firstName",
                                "Olga",
                                "lastName",
                                name,
                                "customFields",
                                Map.of(
                                        "Old number",
                                        "00931",
                                        "Budget",
                                        1250.5,
                                        "Newsletter",
                                        true,
                                        "Contract ends",
                                        "2027-01-31")))
                .with(201)
                .json();
        Page page = screen.open("leads/" + made.path("number").asText());
        Locator own = page.locator(".rec-facts .own-fields");
        assertThat(own).containsText("00931");
        assertThat(own).containsText("1,250.5");
        assertThat(own).containsText("31 Jan 2027");
        assertThat(own).containsText("Yes");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Edit"))
                .first()
                .click();
        page.locator("vaadin-details-summary", new Page.LocatorOptions().setHasText("More fields"))
                .click();
        page.getByLabel("Budget", new Page.GetByLabelOptions().setExact(true)).fill("a lot");
        page.getByText("Save", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(page.locator("[slot=error-message]", new Page.LocatorOptions().setHasText("This is no number.")))
                .isVisible();
        page.getByLabel("Budget", new Page.GetByLabelOptions().setExact(true)).fill("1,400.75");
        page.getByLabel("Old number", new Page.GetByLabelOptions().setExact(true))
                .fill("00932");
        page.getByText("Save", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(own).containsText("1,400.75");

        String id = made.path("id").asText();
        JsonNode now = sales.get("/leads/" + id).with(200).json().path("customFields");
        assertThat(now.path("Budget").decimalValue()).isEqualByComparingTo("1400.75");
        assertThat(now.path("Old number").asText()).isEqualTo("00932");
        assertThat(now.path("Newsletter").asBoolean()).isTrue();
        assertThat(now.path("Contract ends").asText()).isEqualTo("2027-01-31");
        assertThat(cohort.site(Cohort.DEMO, "owner")
                        .get("/audit?recordType=lead&recordId=" + id)
                        .with(200)
                        .text())
                .contains("00931", "00932");
    }

    @Test
    void severalLeadsAreTaggedAtOnceAndBack() {
        String name = unique("Bulk");
        lead(name + "a");
        lead(name + "b");
        Page page = screen.open("leads?view=all&q=" + name);
        assertThat(page.getByText("Use " + name + "a").first()).isVisible();
        page.getByLabel("Select all").first().click();
        Locator bar = page.locator(".bulk");
        assertThat(bar).containsText("2 selected");
        bar.getByText("Tag").click();
        page.getByLabel("Tag").last().fill("fair");
        page.keyboard().press("Enter");
        page.locator(".form-foot vaadin-button").last().click();
        await().untilAsserted(() -> assertThat(tagged("fair", name)).isEqualTo(2));
        page.getByText("Undo").first().click();
        await().untilAsserted(() -> assertThat(tagged("fair", name)).isZero());
    }

    private int tagged(String tag, String name) {
        return cohort.site(Cohort.DEMO, "sales")
                .get("/leads?tag=" + tag + "&q=" + name)
                .with(200)
                .json()
                .path("items")
                .size();
    }

    @Test
    void fileComesInThroughTheWizard() {
        String name = unique("Wizard");
        String rows = "Vorname;Nachname;E-Mail\nJörg;" + name + ";" + name + "@example.org\n;;\nAda;" + name
                + "2;no address\n";
        Page page = screen.open("import");
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload(name + ".csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8)));
        page.locator(".wizard-foot vaadin-button", new Page.LocatorOptions().setHasText("Dry run"))
                .click();
        assertThat(page.getByText("What would come of it?")).isVisible();
        Locator kept = page.locator(".preview-rows > div");
        assertThat(kept).hasCount(2);
        assertThat(kept.first()).containsText("Jörg " + name);
        assertThat(kept.first()).containsText("new");
        assertThat(kept.last()).containsText("e-mail not valid");
        assertThat(page.locator(".wizard-foot")).containsText("about");
        page.locator(".wizard-foot vaadin-button", new Page.LocatorOptions().setHasText("Import 1 row"))
                .click();
        assertThat(page.getByText("What came of it").first()).isVisible();
        await().untilAsserted(() -> assertThat(cohort.site(Cohort.DEMO, "sales")
                        .get("/notifications?limit=50")
                        .with(200)
                        .json()
                        .findValuesAsText("title"))
                .filteredOn(title -> title.startsWith(name + ".csv"))
                .singleElement()
                .asString()
                .contains("has been imported"));
        screen.open("leads?q=" + name);
        assertThat(page.getByText("Jörg " + name).first()).isVisible();
    }

    @Test
    void backAfterSigningOutAsksForTheLogin() {
        Page page = screen.open("leads");
        page.navigate(page.url().replaceFirst("/leads.*", "/logout"));
        assertThat(page.locator("input[name=password]")).isVisible();
        page.goBack();
        assertThat(page.locator("input[name=password]")).isVisible();
        assertThat(page.locator(".cohort-centre")).isVisible();
    }

    @Test
    void nothingIsCutOffOnAPhone() {
        String lead = lead(unique("Phone"));
        Page page = screen.open("");
        page.setViewportSize(390, 844);
        for (String path : new String[] {"", "leads", "leads?mode=board", "leads/" + lead, "import"}) {
            screen.open(path);
            Object wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
            assertThat(((Number) wider).intValue()).as("/" + path).isLessThanOrEqualTo(0);
            assertThat(page.locator(".phone-bar")).isVisible();
        }
    }
}
