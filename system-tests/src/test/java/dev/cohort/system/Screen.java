package dev.cohort.system;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One member before a real browser, at one address. */
final class Screen implements AutoCloseable {
    private static final String CHROMIUM = System.getenv().getOrDefault("COHORT_CHROMIUM", "/usr/bin/chromium");
    private static final double PATIENCE = 45_000;

    private final Playwright playwright;
    private final Page page;
    private final String address;
    private final String login;

    Screen(Cohort cohort, String slug, String role) {
        this(cohort, slug, role, new NewContextOptions().setLocale("en"));
    }

    /** @param options language, colours, size of the browser */
    Screen(Cohort cohort, String slug, String role, NewContextOptions options) {
        address = "http://" + slug + ".localhost:" + cohort.port() + "/";
        login = Cohort.login(slug, role);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        BrowserContext context = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(CHROMIUM))
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")))
                .newContext(options);
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
    }

    /** Opens a view, logging in where that is asked for, and waits until it stands. */
    Page open(String path) {
        page.navigate(address + path);
        if (page.locator("input[name=password]").count() > 0) {
            page.locator("input[name=username]").fill(login);
            page.locator("input[name=password]").fill("demo");
            page.locator("button[type=submit], input[type=submit]").first().click();
        }
        page.locator("h1, .page, .error-view").first().waitFor();
        return page;
    }

    /** The page as it is, with nobody logged in yet. */
    Page page() {
        return page;
    }

    /** Waits until nothing is on its way from the server any more and nothing moves. */
    void settle() {
        page.waitForFunction("() => Object.values(window.Vaadin?.Flow?.clients ?? {})"
                + ".every(client => !client.isActive || !client.isActive())"
                + " && document.getAnimations().every(each => each.playState !== 'running')");
    }

    @Override
    public void close() {
        playwright.close();
    }
}
