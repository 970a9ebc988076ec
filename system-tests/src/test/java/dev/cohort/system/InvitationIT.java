package dev.cohort.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Running.class)
@DisplayName("The owner of a new centre, from the mail to the first page")
class InvitationIT {
    private static final String CENTRE = "Söhne & <Töchter> Akademie";
    private static final Pattern LINK = Pattern.compile("http://login\\.localhost\\S+");

    private final Cohort cohort;

    InvitationIT(Cohort cohort) {
        this.cohort = cohort;
    }

    @Test
    void ownerChoosesAPasswordByTheLinkAndComesIn() {
        cohort.site(Cohort.VENDOR, "operator")
                .post(
                        "/tenants",
                        Map.of(
                                "slug",
                                "invited",
                                "name",
                                CENTRE,
                                "ownerEmail",
                                "berta.owner@mail.test",
                                "modules",
                                List.of("leads")))
                .with(201);
        JsonNode mail =
                await().atMost(Duration.ofSeconds(30)).until(() -> mailTo("berta.owner@mail.test"), Objects::nonNull);
        assertThat(mail.path("text").asText()).contains("Hello Berta,").contains(CENTRE);
        assertThat(mail.path("html").asText()).contains("Söhne &amp; &lt;Töchter&gt; Akademie");
        Matcher link = LINK.matcher(mail.path("text").asText());
        assertThat(link.find()).as("%s", mail).isTrue();
        try (Screen screen = new Screen(cohort, "invited", "owner")) {
            Page page = screen.page();
            page.navigate(link.group());
            assertThat(page.locator(".cohort-centre")).hasText(CENTRE);
            page.locator("#kc-info-message a").click();
            page.locator("#password-new").fill("a long enough one");
            page.locator("#password-confirm").fill("a long enough one");
            page.locator("button[type=submit], input[type=submit]").first().click();
            page.navigate("http://invited.localhost:" + cohort.port() + "/");
            page.locator("input[name=username]").fill("berta.owner@mail.test");
            page.locator("input[name=password]").fill("a long enough one");
            page.locator("button[type=submit], input[type=submit]").first().click();
            assertThat(page.getByText("Berta").first()).isVisible();
            assertThat(page.getByText(CENTRE).first()).isVisible();
        }
    }

    private JsonNode mailTo(String address) {
        for (JsonNode mail : Site.of(cohort.port() + 302, "localhost")
                .raw("GET", "/mails.json", null)
                .with(200)
                .json()) if (mail.path("to").asText().contains(address)) return mail;
        return null;
    }
}
