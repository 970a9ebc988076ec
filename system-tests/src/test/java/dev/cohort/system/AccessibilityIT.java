package dev.cohort.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every main view as axe sees it, in light and dark, wide and narrow. Pictures of them are left under
 * {@code target/screenshots}.
 */
@ExtendWith(Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Nobody is shut out of a view, in whatever colours and language")
class AccessibilityIT {
    private static final List<String> STANDARD =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final List<String> GRAVE = List.of("serious", "critical");
    private static final Pattern KEY = Pattern.compile(
            "\\b(leads?|import|day|tasks|reminders|automation|meetings|calendar|booking|messages?|templates|consent|shell|modules|tenants)\\.[a-z]+[.a-zA-Z-]*");

    private static final int WIDE = 1440;
    private static final int PHONE = 390;

    private final Cohort cohort;
    private final Map<String, Screen> screens = new HashMap<>();
    private String person = "";
    private String organization = "";
    private String lead = "";

    AccessibilityIT(Cohort cohort) {
        this.cohort = cohort;
    }

    /** A view and what is done there before one looks. */
    private record Scene(String name, String slug, String role, String path, Consumer<Page> prepared) {
        static Scene of(String name, String path) {
            return of(name, path, page -> {});
        }

        static Scene of(String name, String path, Consumer<Page> prepared) {
            return new Scene(name, Cohort.DEMO, "owner", path, prepared);
        }
    }

    @BeforeAll
    void aLead() {
        lead = cohort.site(Cohort.DEMO, "owner")
                .post(
                        "/leads",
                        Map.of(
                                "firstName",
                                "Axel",
                                "lastName",
                                "Seen",
                                "email",
                                "axel.seen@example.org",
                                "interest",
                                "English B1",
                                "notes",
                                "Calls back in the evening.",
                                "customFields",
                                Map.of("Budget", 300, "Newsletter", true)))
                .with(201)
                .json()
                .path("number")
                .asText();
        Site owner = cohort.site(Cohort.DEMO, "owner");
        Map<String, Object> twice = Map.of(
                "firstName", "Axel", "lastName", "Seen Twice", "email", "axel.twice@example.org", "city", "Gera");
        person = owner.post("/persons", twice).with(201).json().path("id").asText();
        owner.post("/persons", Map.of("firstName", "Axel", "lastName", "Seen-Twice", "email", "axel.twice@example.org"))
                .with(201);
        Records.scan(owner);
        String gone = owner.post("/organizations", Map.of("name", "Seen and gone"))
                .with(201)
                .json()
                .path("id")
                .asText();
        owner.delete("/organizations/" + gone).with(204);
        organization = owner.post("/organizations", Map.of("name", "Seen", "city", "Gera"))
                .with(201)
                .json()
                .path("id")
                .asText();
    }

    /** Cells are typed in where there is room for columns. */
    private static void cellIsOpen(Page page) {
        rowsStand(page);
        if (page.viewportSize().width < WIDE) return;
        page.locator("vaadin-grid .due").locator("visible=true").first().dblclick();
        assertThat(page.locator(".cell-editor")).isVisible();
    }

    private List<Scene> scenes() {
        return List.of(
                Scene.of("day", ""),
                Scene.of("leads", "leads", AccessibilityIT::rowsStand),
                Scene.of("leads-selected", "leads", page -> {
                    rowsStand(page);
                    page.getByLabel("Select all").first().click();
                    assertThat(page.locator(".bulk")).isVisible();
                }),
                Scene.of("leads-cell", "leads?view=all", AccessibilityIT::cellIsOpen),
                Scene.of("organizations", "organizations", AccessibilityIT::rowsStand),
                Scene.of("tasks-table", "tasks/table?view=open", AccessibilityIT::rowsStand),
                Scene.of("deleted", "deleted?kind=organization", AccessibilityIT::rowsStand),
                Scene.of("leads-peek", "leads?peek=" + lead, AccessibilityIT::rowsStand),
                Scene.of("leads-form", "leads?new", page -> assertThat(page.locator(".form-dialog .form"))
                        .isVisible()),
                Scene.of("board", "leads?mode=board", page -> assertThat(
                                page.locator(".kc").first())
                        .isVisible()),
                Scene.of("lead", "leads/" + lead),
                Scene.of("scoring", "settings/scoring"),
                Scene.of("inbox", "inbox", AccessibilityIT::badgesStand),
                Scene.of("inbox-peek", "inbox?tab=failed", page -> {
                    badgesStand(page);
                    page.locator("vaadin-grid .bdg")
                            .locator("visible=true")
                            .first()
                            .click();
                    assertThat(page.locator(".peek")).isVisible();
                }),
                Scene.of("inbox-counts", "inbox?tab=counts"),
                Scene.of("enquiry-form", "settings/enquiry-form"),
                Scene.of("assignment", "settings/assignment", page -> {
                    page.locator("vaadin-button", new Page.LocatorOptions().setHasText("Try"))
                            .first()
                            .click();
                    assertThat(page.getByText("Nothing was changed").first()).isVisible();
                }),
                Scene.of("enquire", "enquire"),
                Scene.of("import", "import"),
                Scene.of("import-columns", "import", AccessibilityIT::uploaded),
                Scene.of("import-dry-run", "import", page -> {
                    uploaded(page);
                    page.locator(".wizard-foot vaadin-button", new Page.LocatorOptions().setHasText("Dry run"))
                            .click();
                    assertThat(page.getByText("What would come of it?")).isVisible();
                    assertThat(page.getByText("Import 1 row")).isVisible();
                }),
                Scene.of("people", "people", AccessibilityIT::rowsStand),
                Scene.of("people-peek", "people?peek=" + person, AccessibilityIT::rowsStand),
                Scene.of("people-form", "people?new", page -> assertThat(page.locator(".form-dialog .form"))
                        .isVisible()),
                Scene.of("person", "people/" + person),
                Scene.of("organization", "organizations/" + organization),
                Scene.of("duplicates", "duplicates"),
                Scene.of("palette", "people", page -> {
                    rowsStand(page);
                    page.keyboard().press("Control+k");
                    page.locator(".palette input").fill("axel");
                    assertThat(page.locator(".palette-row mark").first()).isVisible();
                }),
                Scene.of("tasks", "tasks?view=open"),
                Scene.of("day-arrange", "", page -> {
                    page.getByLabel("Arrange the cards").first().click();
                    assertThat(page.getByText("As usual for my role")).isVisible();
                }),
                Scene.of("calendar-week", "calendar?view=week"),
                Scene.of("calendar-month", "calendar?view=month&of=all"),
                Scene.of("calendar-day", "calendar?view=day"),
                Scene.of("calendar-form", "calendar?new", page -> assertThat(page.locator(".form-dialog .form"))
                        .isVisible()),
                Scene.of("tasks-automation", "tasks?view=automation", page -> assertThat(
                                page.locator(".card.rule").first())
                        .isVisible()),
                Scene.of("tasks-rule-form", "tasks?view=automation", page -> {
                    page.getByText("New rule").first().click();
                    assertThat(page.locator(".form-dialog .form")).isVisible();
                }),
                Scene.of("tasks-overdue", "tasks?view=overdue"),
                Scene.of("tasks-reminders", "tasks?view=reminders&of=all"),
                Scene.of("tasks-form", "tasks", page -> {
                    page.getByText("New task").first().click();
                    assertThat(page.locator(".form-dialog .form")).isVisible();
                }),
                Scene.of("pipeline", "settings/pipeline"),
                Scene.of("quality", "quality"),
                Scene.of("privacy", "settings/privacy"),
                Scene.of("settings", "settings"),
                Scene.of("branches", "settings/branches"),
                Scene.of("fields", "settings/fields"),
                Scene.of("messages", "messages"),
                Scene.of("message-settings", "settings/messages"),
                Scene.of("notifications", "settings/notifications"),
                Scene.of("templates", "messages/templates", page -> {
                    page.getByText("New template").first().click();
                    assertThat(page.locator(".form-dialog .form")).isVisible();
                }),
                Scene.of("modules", "settings/modules"),
                Scene.of("missing", "no-such-page"),
                new Scene("tenants", Cohort.VENDOR, "operator", "tenants", page -> {}));
    }

    private static void rowsStand(Page page) {
        assertThat(page.locator("vaadin-grid .av").locator("visible=true").first())
                .isVisible();
    }

    private static void badgesStand(Page page) {
        assertThat(page.locator("vaadin-grid .bdg").locator("visible=true").first())
                .isVisible();
    }

    private static void uploaded(Page page) {
        String rows = "Vorname;Nachname;E-Mail;Kundennr\nJörg;Weiß;joerg" + UUID.randomUUID()
                + "@example.org;00931\nAda;Lund;no address;00932\n";
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload("messe.csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator(".map .mr:not(.h)").first()).isVisible();
    }

    @TestFactory
    @DisplayName("axe finds nothing grave")
    Stream<DynamicNode> everyView() {
        return Stream.of(WIDE, PHONE)
                .map(width -> DynamicContainer.dynamicContainer(
                        String.valueOf(width),
                        scenes().stream()
                                // Rows are cards there, and none can be selected.
                                .filter(scene -> width == WIDE || !scene.name().equals("leads-selected"))
                                .map(scene -> test(scene, width))));
    }

    /** Pictures of a view as it opens are taken in all four looks, of what opens in it in two of them. */
    private static List<ColorScheme> schemes(Scene scene, int width) {
        boolean isMain = !scene.name().contains("-");
        return isMain ? List.of(ColorScheme.LIGHT, ColorScheme.DARK) : List.of(judged(width));
    }

    /** What axe looks at: its judgement of the colours is the same at each width, and that of the layout in each colour. */
    private static ColorScheme judged(int width) {
        return width == WIDE ? ColorScheme.LIGHT : ColorScheme.DARK;
    }

    private DynamicTest test(Scene scene, int width) {
        return dynamicTest(scene.name(), () -> {
            Screen screen = screen(scene, width);
            Page page = screen.open(scene.path());
            scene.prepared().accept(page);
            for (ColorScheme scheme : schemes(scene, width)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                screen.settle();
                String picture = scene.name() + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target/screenshots").resolve(picture + ".png")));
                if (scheme == judged(width)) judge(page, picture);
            }
        });
    }

    private static void judge(Page page, String picture) {
        List<Rule> violations = new AxeBuilder(page)
                .withTags(STANDARD)
                .exclude("iframe")
                .analyze()
                .getViolations();
        assertThat(violations.stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(AccessibilityIT::told))
                .as(picture)
                .isEmpty();
    }

    /** One browser for all scenes of a person that look the same. */
    private Screen screen(Scene scene, int width) {
        return screens.computeIfAbsent(
                scene.slug() + width,
                key -> new Screen(
                        cohort,
                        scene.slug(),
                        scene.role(),
                        new NewContextOptions().setLocale("en").setViewportSize(width, width == WIDE ? 900 : 844)));
    }

    @AfterAll
    void closeAll() {
        screens.values().forEach(Screen::close);
    }

    private static String told(Rule rule) {
        return rule.getImpact() + " " + rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream()
                        .map(node ->
                                "\n    " + node.getTarget() + " " + node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }

    @Test
    @DisplayName("German from the login to the saved lead")
    void germanAllTheWay() {
        String name = "Deutsch" + UUID.randomUUID().toString().substring(0, 8);
        try (Screen screen = new Screen(cohort, Cohort.DEMO, "sales", new NewContextOptions().setLocale("de-DE"))) {
            Page page = screen.open("");
            german(page);
            screen.open("leads");
            assertThat(page.locator("h1")).hasText("Interessenten");
            german(page);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Neuer Interessent"))
                    .first()
                    .click();
            page.getByLabel("Vorname").fill("Frieda");
            page.getByLabel("Nachname").fill(name);
            page.getByText("Interessent anlegen").last().click();
            page.getByText("Frieda " + name).first().waitFor();
            german(page);
            String number = cohort.site(Cohort.DEMO, "sales")
                    .get("/leads?q=" + name)
                    .with(200)
                    .json()
                    .path("items")
                    .path(0)
                    .path("number")
                    .asText();
            screen.open("leads/" + number);
            german(page);
            page.locator("vaadin-button", new Page.LocatorOptions().setHasText("Kontaktiert"))
                    .first()
                    .click();
            Locator undo = page.getByText("Rückgängig");
            undo.first().waitFor();
            german(page);
            for (String path : List.of("leads?mode=board", "import")) {
                screen.open(path);
                german(page);
            }
        }
    }

    /** Nothing that should have been said in words, and none of the words that only the English page has. */
    private static void german(Page page) {
        assertThat(page.locator("html").getAttribute("lang")).startsWith("de");
        String text = page.locator("body").innerText();
        assertThat(KEY.matcher(text).results().map(hit -> hit.group()).toList()).isEmpty();
        for (String english : List.of("Leads", "Search", "Save", "Cancel", "Next step", "Owner", "Overdue", "New lead"))
            assertThat(text.lines().map(String::strip)).doesNotContain(english);
    }
}
