package dev.cohort.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, by token and by browser; each known fault of the login has a test that fails without its cure. */
@ExtendWith(Running.class)
@DisplayName("Identity")
class IdentityIT {
    private final Cohort cohort;

    IdentityIT(Cohort cohort) {
        this.cohort = cohort;
    }

    private String url(String slug) {
        return "http://" + slug + ".localhost:" + cohort.port() + "/";
    }

    private void refused(String token) {
        Answer answer = cohort.site(Cohort.DEMO).token(token).get("/me");
        assertThat(answer.status()).as("%s", answer).isEqualTo(401);
        assertThat(answer.code()).isNotEmpty();
        assertThat(answer.text()).doesNotContain("jose4j", "signature", "Exception");
    }

    // --- Tokens

    @Test
    void goodTokenGetsIn() {
        JsonNode me = cohort.site(Cohort.DEMO, "sales").get("/me").with(200).json();
        assertThat(me.path("member").path("email").asText()).isEqualTo("sales@demo.example");
    }

    @Test
    void forgedSignatureIsRefused() throws Exception {
        String[] parts = cohort.token(Cohort.DEMO, "owner").split("\\.");
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.generateKeyPair().getPrivate());
        signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
        refused(parts[0] + "." + parts[1] + "." + encoded(signature.sign()));
    }

    @Test
    void changedClaimsAreRefused() throws Exception {
        String[] parts = cohort.token(Cohort.DEMO, "student").split("\\.");
        ObjectNode claims =
                (ObjectNode) Answer.JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        claims.put("sub", UUID.randomUUID().toString());
        refused(parts[0] + "." + encoded(Answer.JSON.writeValueAsBytes(claims)) + "." + parts[2]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "HS256"})
    void tokenThatChoosesItsOwnAlgorithmIsRefused(String algorithm) {
        String claims = cohort.token(Cohort.DEMO, "owner").split("\\.")[1];
        String header = encoded(("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}").getBytes(UTF_8));
        refused(header + "." + claims + ".");
        refused(header + "." + claims + "." + encoded("anything".getBytes(UTF_8)));
    }

    @Test
    void idTokenIsNoAccessToken() {
        refused(cohort.tokens(Cohort.DEMO, Cohort.login(Cohort.DEMO, "owner"))
                .path("id_token")
                .asText());
    }

    @Test
    void refreshTokenIsNoAccessToken() {
        refused(cohort.tokens(Cohort.DEMO, Cohort.login(Cohort.DEMO, "owner"))
                .path("refresh_token")
                .asText());
    }

    @Test
    void tokenOfAnotherClientOfTheSameRealmIsRefused() {
        refused(cohort.token(Cohort.CODELAB, "owner"));
        // Keycloak gives any client a token of any user; only the organization is missing in it.
        refused(cohort.tokens(Cohort.CODELAB, Cohort.login(Cohort.DEMO, "owner"))
                .path("access_token")
                .asText());
        refused(cohort.tokens(Cohort.DEMO, Cohort.login(Cohort.CODELAB, "owner"))
                .path("access_token")
                .asText());
        refused(cohort.keycloakServiceToken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "....", "Bearer"})
    void nonsenseIsRefused(String token) {
        refused(token);
    }

    @Test
    void hugeTokenIsRefused() {
        assertThat(cohort.site(Cohort.DEMO).token("a".repeat(12_000)).get("/me").status())
                .isIn(401, 400, 431);
    }

    @Test
    void tokenInTheAddressIsRefused() {
        String token = cohort.token(Cohort.DEMO, "owner");
        assertThat(cohort.site(Cohort.DEMO).get("/me?access_token=" + token).status())
                .isIn(400, 401);
        assertThat(cohort.site(Cohort.DEMO)
                        .raw("GET", "/leads?access_token=" + token, null)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void expiredTokenIsRefusedThoughItWasAcceptedBefore() {
        String slug = "short" + UUID.randomUUID().toString().substring(0, 6);
        cohort.makeTenant(slug);
        Site keycloak = cohort.keycloakAdmin();
        JsonNode client = keycloak.raw("GET", "/admin/realms/cohort/clients?clientId=cohort-" + slug, null)
                .json()
                .get(0);
        ((ObjectNode) client.path("attributes")).put("access.token.lifespan", "4");
        keycloak.raw("PUT", "/admin/realms/cohort/clients/" + client.path("id").asText(), client)
                .with(204);
        Site owner = cohort.site(slug).token(cohort.token(slug, "owner"));
        owner.get("/me").with(200);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(owner.get("/me").status()).isEqualTo(401));
    }

    // --- Browser

    @Test
    void loginBringsBackToTheLinkWithItsQuery() {
        Browser browser = cohort.browser();
        Answer page = browser.login(url(Cohort.DEMO) + "leads?q=M%C3%BCller&sort=-score", "sales@demo.example");
        assertThat(page.status()).isEqualTo(200);
        assertThat(URI.create(browser.address()).getRawPath()).isEqualTo("/leads");
        assertThat(URI.create(browser.address()).getQuery()).contains("q=Müller", "sort=-score");
    }

    @Test
    void wrongPasswordStaysAtTheLogin() {
        Browser browser = cohort.browser();
        Answer login = browser.open(url(Cohort.DEMO));
        Answer again = browser.submit(login, "sales@demo.example", "wrong");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).contains("password");
    }

    @Test
    void sessionIdChangesAtLogin() {
        Browser browser = cohort.browser();
        String home = url(Cohort.DEMO);
        Answer login = browser.open(home);
        String before = browser.cookie(home, "JSESSIONID");
        Answer back = browser.submit(login, "sales@demo.example", "demo");
        Answer answered = browser.visit("GET", back.header("Location"), null);
        String atLogin = browser.cookie(home, "JSESSIONID");
        browser.follow(answered);
        String after = browser.cookie(home, "JSESSIONID");
        assertThat(after).isNotEmpty().isNotEqualTo(before);
        assertThat(browser.fetch(home).status()).isEqualTo(200);
        if (!atLogin.equals(after)) {
            browser.setCookie(home, "JSESSIONID", atLogin);
            assertThat(browser.fetch(home).status()).isEqualTo(401);
        }
    }

    @Test
    void sessionIdChosenBySomebodyElseIsNotTaken() {
        String home = url(Cohort.DEMO);
        Browser attacker = cohort.browser();
        attacker.open(home);
        String planted = attacker.cookie(home, "JSESSIONID").isEmpty()
                ? "planted-" + UUID.randomUUID()
                : attacker.cookie(home, "JSESSIONID");
        Browser victim = cohort.browser();
        victim.setCookie(home, "JSESSIONID", planted);
        victim.login(home, "sales@demo.example");
        Browser with = cohort.browser();
        with.setCookie(home, "JSESSIONID", planted);
        assertThat(with.fetch(home).status()).isEqualTo(401);
    }

    @Test
    void cookiesAreOutOfReachOfScriptsAndOtherSites() {
        Browser browser = cohort.browser();
        Answer login = browser.open(url(Cohort.DEMO));
        Answer back = browser.submit(login, "sales@demo.example", "demo");
        Answer answered = browser.visit("GET", back.header("Location"), null);
        List<String> session = answered.response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .toList();
        assertThat(session).isNotEmpty().allSatisfy(cookie -> assertThat(cookie.toLowerCase(java.util.Locale.ROOT))
                .contains("httponly", "samesite=lax"));
    }

    @Test
    void scriptWithoutASessionGets401AndNoRedirect() {
        Browser browser = cohort.browser();
        Answer answer = browser.fetch(url(Cohort.DEMO) + "leads");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Location")).isEmpty();
    }

    @Test
    void scriptOfAPageGets401OnceTheSessionIsGone() {
        Browser browser = cohort.browser();
        browser.login(url(Cohort.DEMO), "sales@demo.example");
        assertThat(browser.fetch(url(Cohort.DEMO)).status()).isEqualTo(200);
        String session = browser.cookie(url(Cohort.DEMO), "JSESSIONID");
        browser.open(url(Cohort.DEMO) + "logout");
        browser.setCookie(url(Cohort.DEMO), "JSESSIONID", session);
        Answer answer = browser.fetch(url(Cohort.DEMO));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Location")).isEmpty();
    }

    @Test
    void logoutEndsTheSessionHereAndAtTheLogin() {
        Browser browser = cohort.browser();
        String home = url(Cohort.DEMO);
        browser.login(home, "sales@demo.example");
        Answer after = browser.open(home + "logout");
        assertThat(after.status()).isEqualTo(200);
        // Asked for the password again: not let in by what Keycloak remembers.
        Answer next = browser.open(home + "leads");
        assertThat(URI.create(browser.address()).getHost()).isEqualTo("login.localhost");
        assertThat(next.text()).contains("<form");
    }

    @Test
    void twoTabsLoggingInAtOnceEndOnAPageThatHelps() {
        Browser browser = cohort.browser();
        Answer first = browser.open(url(Cohort.DEMO) + "leads");
        browser.open(url(Cohort.DEMO));
        Answer back = browser.submit(first, "sales@demo.example", "demo");
        Answer page = browser.follow(back);
        assertThat(page.status()).isIn(200, 400);
        if (page.status() == 400) {
            assertThat(page.header("Content-Type")).startsWith("text/html");
            assertThat(page.text()).contains("href=").doesNotContain("Exception", "OIDC", "Bad Request<");
        }
    }

    @Test
    void sessionOfOneTenantIsNoneAtAnother() {
        Browser browser = cohort.browser();
        browser.login(url(Cohort.CODELAB), "owner@codelab.example");
        String session = browser.cookie(url(Cohort.CODELAB), "JSESSIONID");
        Browser other = cohort.browser();
        other.setCookie(url(Cohort.DEMO), "JSESSIONID", session);
        Answer page = other.visit("GET", url(Cohort.DEMO) + "leads", null);
        assertThat(page.status()).as("%s", page).isIn(302, 401, 403);
        assertThat(other.fetch(url(Cohort.DEMO) + "leads").status()).isIn(401, 403);
    }

    @Test
    void userOfOneTenantWhoLogsInAtAnotherIsTurnedAway() {
        Browser browser = cohort.browser();
        Answer page = browser.login(url(Cohort.DEMO), "owner@codelab.example");
        assertThat(page.status()).as("%s", page).isIn(200, 403);
        assertThat(browser.fetch(url(Cohort.DEMO)).status()).isIn(401, 403);
    }

    @Test
    void whoLoggedInAtTheWrongPlaceCanLeaveAndLogInAgain() {
        Browser browser = cohort.browser();
        Answer refused = browser.login(url(Cohort.CODELAB), "sales@demo.example");
        assertThat(refused.status()).as("%s", refused).isEqualTo(403);
        assertThat(refused.text()).contains("href=\"/logout\"");
        browser.open(url(Cohort.CODELAB) + "logout");
        Answer page = browser.login(url(Cohort.CODELAB), "sales@codelab.example");
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        assertThat(URI.create(browser.address()).getHost()).isEqualTo("codelab.localhost");
    }

    // --- Hosts

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody.localhost",
                "localhost",
                "demo.localhost.evil.example",
                "demo",
                "evil.example",
                "t_demo.localhost"
            })
    void unknownHostIs404AndNamesNobody(String host) {
        for (String path :
                List.of("/", "/leads", "/api/v1/me", "/api/v1/openapi.json", "/api/v1/public/leads", "/logout")) {
            Answer answer =
                    Site.of(cohort.port(), host).with("Accept", "text/html").raw("GET", path, null);
            assertThat(answer.status()).as("%s at %s", answer, host).isEqualTo(404);
            assertThat(answer.text().toLowerCase(java.util.Locale.ROOT)).doesNotContain("codelab", "nordlicht");
        }
    }

    @Test
    void forwardedHostOfAStrangerChangesNothing() {
        for (String header : List.of("X-Forwarded-Host", "X-Forwarded-Server", "X-Original-Host", "X-Host")) {
            Site spoofed = cohort.site(Cohort.DEMO, "owner").with(header, "codelab.localhost:" + cohort.port());
            assertThat(spoofed.get("/me")
                            .with(200)
                            .json()
                            .path("tenant")
                            .path("slug")
                            .asText())
                    .isEqualTo(Cohort.DEMO);
            Site.of(cohort.port(), "nobody.localhost")
                    .with(header, "demo.localhost")
                    .get("/me")
                    .with(404);
        }
        cohort.site(Cohort.DEMO, "owner")
                .with("Forwarded", "host=codelab.localhost")
                .get("/me")
                .with(200);
        Answer login = cohort.site(Cohort.DEMO)
                .with("X-Forwarded-Host", "evil.example")
                .with("X-Forwarded-Proto", "https")
                .with("Sec-Fetch-Mode", "navigate")
                .with("Accept", "text/html")
                .raw("GET", "/leads", null);
        assertThat(login.status()).isEqualTo(302);
        assertThat(login.header("Location")).doesNotContain("evil.example");
    }

    @Test
    void suspendedTenantLetsNobodyInAndIsBackAfterwards() {
        String slug = "rest" + UUID.randomUUID().toString().substring(0, 6);
        cohort.makeTenant(slug);
        Site owner = cohort.site(slug, "owner");
        Site vendor = cohort.site(Cohort.VENDOR, "operator");
        owner.get("/me").with(200);
        vendor.post("/tenants/" + slug + "/suspend", Map.of()).with(200);
        assertThat(owner.get("/me").status()).isEqualTo(503);
        cohort.site(Cohort.DEMO, "owner").get("/me").with(200);
        vendor.post("/tenants/" + slug + "/resume", Map.of()).with(200);
        owner.get("/me").with(200);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
