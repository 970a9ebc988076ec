package dev.cohort.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.access.Caller;
import dev.cohort.access.Members;
import dev.cohort.access.Scope;
import dev.cohort.config.Config;
import dev.cohort.identity.ApiTokens;
import dev.cohort.identity.ClientSecrets;
import dev.cohort.identity.Keycloak;
import dev.cohort.identity.TokenFault;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.rest.Json;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Keycloak says who somebody is; what they are here stands in the tenant's own schema. */
@DisplayName("A login is one member of one tenant")
class LoginsIT extends Inside {
    private final HttpClient http = HttpClient.newHttpClient();

    @Inject
    private ApiTokens tokens;

    @Inject
    private Members members;

    @Inject
    private Keycloak keycloak;

    @Test
    void atItsTenantItIsTheMemberWithTheRolesOfThere() throws Exception {
        for (String slug : List.of(DEMO, CODELAB)) {
            String subject = tokens.subjectOf(tenant(slug), token(slug, "sales@" + slug + ".example"));
            Caller sales =
                    members.profileOf(tenant(slug), subject).orElseThrow().caller();
            assertThat(sales.email()).isEqualTo("sales@" + slug + ".example");
            assertThat(sales.roles()).containsExactly("sales");
            assertThat(sales.grants())
                    .containsEntry(LeadPermissions.READ, Scope.TEAM)
                    .doesNotContainKey(LeadPermissions.DELETE);
        }
    }

    @Test
    void atAnotherTenantItIsNobody() throws Exception {
        for (String slug : List.of(DEMO, CODELAB)) {
            String other = slug.equals(DEMO) ? CODELAB : DEMO;
            String token = token(slug, "owner@" + slug + ".example");
            String subject = tokens.subjectOf(tenant(slug), token);
            assertThatThrownBy(() -> tokens.subjectOf(tenant(other), token)).isInstanceOf(TokenFault.class);
            assertThat(members.profileOf(tenant(other), subject)).isEmpty();
            // Keycloak lets anybody log in through any client; the organization is what tells them apart.
            String borrowed = token(other, "owner@" + slug + ".example");
            assertThatThrownBy(() -> tokens.subjectOf(tenant(other), borrowed)).isInstanceOf(TokenFault.class);
            assertThatThrownBy(() -> tokens.subjectOf(tenant(slug), borrowed)).isInstanceOf(TokenFault.class);
        }
    }

    @Test
    void whatIsMadeInKeycloakIsMadeOnce() throws Exception {
        String email = "inside-" + UUID.randomUUID() + "@demo.example";
        String subject = keycloak.ensureUser(email, "Ina Side", "demo", false);
        assertThat(keycloak.ensureUser(email, "Ina Side", "demo", false)).isEqualTo(subject);
        keycloak.ensureMembership(keycloak.ensureOrganization(DEMO), subject);
        keycloak.ensureMembership(keycloak.ensureOrganization(DEMO), subject);
        assertThat(tokens.subjectOf(tenant(DEMO), token(DEMO, email))).isEqualTo(subject);
        // Known to Keycloak is not yet known here.
        assertThat(members.profileOf(tenant(DEMO), subject)).isEmpty();
        in(DEMO, () -> members.add(subject, email, "Ina Side", null, null, List.of("teacher")));
        assertThat(members.profileOf(tenant(DEMO), subject)
                        .orElseThrow()
                        .caller()
                        .roles())
                .containsExactly("teacher");
        assertThat(members.profileOf(tenant(CODELAB), subject)).isEmpty();
    }

    private String token(String slug, String email) throws Exception {
        String form = Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        tenant(slug).clientId(),
                        "client_secret",
                        ClientSecrets.of(slug, Config.get("cohort.secret")),
                        "username",
                        email,
                        "password",
                        "demo",
                        "scope",
                        "openid organization:" + slug)
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(Config.get("cohort.keycloak.url") + "/realms/cohort/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        String answer = http.send(request, BodyHandlers.ofString()).body();
        return Json.mapper().readTree(answer).path("access_token").asText();
    }
}
