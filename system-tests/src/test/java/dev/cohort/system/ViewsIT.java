package dev.cohort.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every view of the built product, in a real browser. A view without a line in {@link Views} fails the suite. */
@ExtendWith(Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("No view is shown to whom it is not meant for")
class ViewsIT {
    private static final DotName ROUTE = DotName.createSimple("com.vaadin.flow.router.Route");
    private static final String CHROMIUM = System.getenv().getOrDefault("COHORT_CHROMIUM", "/usr/bin/chromium");
    private static final double PATIENCE = 45_000;

    private final Cohort cohort;
    private final Map<String, BrowserContext> contexts = new HashMap<>();
    private Playwright playwright;
    private com.microsoft.playwright.Browser browser;
    private String lead = "";
    private String person = "";
    private String organization = "";
    private String bulk = "";

    ViewsIT(Cohort cohort) {
        this.cohort = cohort;
    }

    @BeforeAll
    void openTheBrowser() {
        Site owner = cohort.site(Cohort.DEMO, "owner");
        owner.put("/modules/example", Map.of("enabled", true)).with(200);
        lead = owner.post("/leads", Map.of("firstName", "Viola", "lastName", "Viewed"))
                .with(201)
                .json()
                .path("number")
                .asText();
        person = owner.post("/persons", Map.of("firstName", "Viola", "lastName", "Viewed Herself"))
                .with(201)
                .json()
                .path("id")
                .asText();
        organization = owner.post("/organizations", Map.of("name", "Viewed Ltd"))
                .with(201)
                .json()
                .path("id")
                .asText();
        bulk = owner.post(
                        "/persons/bulk",
                        Map.of("ids", List.of(person), "changes", Map.of("set", Map.of("city", "Gera"))))
                .with(202)
                .json()
                .path("id")
                .asText();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(CHROMIUM))
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    @AfterAll
    void closeTheBrowser() {
        if (playwright != null) playwright.close();
    }

    private String url(String slug, String path) {
        return "http://" + slug + ".localhost:" + cohort.port() + "/"
                + path.replace("{lead}", lead)
                        .replace("{person}", person)
                        .replace("{bulk}", bulk)
                        .replace("{organization}", organization);
    }

    @TestFactory
    @DisplayName("in a browser")
    Stream<DynamicNode> everyView() throws IOException {
        return routes().stream().map(route -> {
            Views.View view = Views.ALL.get(route);
            if (view == null)
                return dynamicTest(route, () -> {
                    throw new AssertionError("The suite does not say who sees the view " + route);
                });
            return dynamicContainer("/" + route, tests(view));
        });
    }

    private Stream<DynamicNode> tests(Views.View view) {
        String elsewhere = view.slug().equals(Cohort.VENDOR) ? Cohort.DEMO : Cohort.CODELAB;
        Stream<DynamicNode> all = Stream.of(
                dynamicTest("a visitor is sent to the login", () -> visitorIsSentToTheLogin(view)),
                dynamicTest("another tenant's session is refused", () -> foreignSessionIsRefused(view, elsewhere)),
                dynamicTest(view.shown() + " sees it", () -> assertThat(shows(view.slug(), view.shown(), view.path()))
                        .isTrue()));
        Stream<DynamicNode> refused = view.refused().isEmpty()
                ? Stream.of()
                : Stream.of(dynamicTest(
                        view.refused() + " does not", () -> assertThat(shows(view.slug(), view.refused(), view.path()))
                                .isFalse()));
        return Stream.concat(all, refused);
    }

    private void visitorIsSentToTheLogin(Views.View view) {
        Answer page = cohort.browser().visit("GET", url(view.slug(), view.path()), null);
        assertThat(page.status()).as("%s", page).isEqualTo(302);
        assertThat(page.header("Location")).contains("login.localhost").contains("client_id=cohort-" + view.slug());
        Answer script = cohort.browser().fetch(url(view.slug(), view.path()));
        assertThat(script.status()).as("%s", script).isEqualTo(401);
    }

    private void foreignSessionIsRefused(Views.View view, String elsewhere) {
        Browser foreign = cohort.browser();
        foreign.login(url(elsewhere, ""), Cohort.login(elsewhere, "owner"));
        String session = foreign.cookie(url(elsewhere, ""), "JSESSIONID");
        assertThat(session).isNotEmpty();
        Browser here = cohort.browser();
        here.setCookie(url(view.slug(), ""), "JSESSIONID", session);
        assertThat(here.fetch(url(view.slug(), view.path())).status()).isIn(401, 403);
        Answer page = here.visit("GET", url(view.slug(), view.path()), null);
        assertThat(page.status()).as("%s", page).isIn(302, 401, 403);
    }

    /** Whether the member gets the view, as against the page that says no. */
    private boolean shows(String slug, String role, String path) {
        try (Page page = context(slug, role).newPage()) {
            page.setDefaultTimeout(PATIENCE);
            page.navigate(url(slug, path));
            if (page.locator("input[name=password]").count() > 0) {
                page.locator("input[name=username]").fill(Cohort.login(slug, role));
                page.locator("input[name=password]").fill("demo");
                page.locator("button[type=submit], input[type=submit]").first().click();
            }
            Locator refusal = page.locator(".error-view");
            Locator content = page.locator("h1, .page");
            refusal.or(content).first().waitFor();
            return refusal.count() == 0 && content.first().isVisible();
        }
    }

    private BrowserContext context(String slug, String role) {
        return contexts.computeIfAbsent(
                slug + " " + role, who -> browser.newContext(new NewContextOptions().setLocale("en")));
    }

    @Test
    @DisplayName("The table names nothing that is gone")
    void theTableNamesNothingThatIsGone() throws IOException {
        assertThat(routes()).containsAll(Views.routes());
    }

    @Test
    @DisplayName("A view of a module that the tenant has not got does not exist there")
    void viewOfAModuleThatIsOff() {
        assertThat(shows(Cohort.CODELAB, "owner", "notices")).isFalse();
    }

    @Test
    @DisplayName("A tenant has none of the vendor's views")
    void vendorsViewAtATenant() {
        assertThat(shows(Cohort.DEMO, "owner", "tenants")).isFalse();
    }

    /** The routes in our own code, as it was built into the application and the modules. */
    private static TreeSet<String> routes() throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Stream.concat(
                Files.walk(Cohort.home().resolve("ui/app/target/cohort/WEB-INF/lib")),
                Files.walk(Cohort.home().resolve("system-tests/target/data/modules")))) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) ours(jar, classes);
        }
        Indexer indexer = new Indexer();
        for (byte[] code : classes.values()) indexer.index(new java.io.ByteArrayInputStream(code));
        Path own = Cohort.home().resolve("ui/app/target/cohort/WEB-INF/classes");
        if (Files.isDirectory(own)) {
            try (Stream<Path> files = Files.walk(own)) {
                for (Path file :
                        files.filter(file -> file.toString().endsWith(".class")).toList()) {
                    try (InputStream code = Files.newInputStream(file)) {
                        indexer.index(code);
                    }
                }
            }
        }
        Index index = indexer.complete();
        TreeSet<String> routes = new TreeSet<>();
        for (AnnotationInstance route : index.getAnnotations(ROUTE))
            routes.add(route.value().asString());
        assertThat(routes).hasSizeGreaterThan(4);
        return routes;
    }

    private static void ours(Path jar, Map<String, byte[]> classes) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : file.stream().map(ZipEntry.class::cast).toList()) {
                if (!entry.getName().startsWith("dev/cohort/")
                        || !entry.getName().endsWith(".class")) continue;
                try (InputStream code = file.getInputStream(entry)) {
                    classes.put(entry.getName(), code.readAllBytes());
                }
            }
        }
    }
}
