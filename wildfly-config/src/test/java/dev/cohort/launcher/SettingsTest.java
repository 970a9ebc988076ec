package dev.cohort.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void everythingIsEmbeddedUnlessTheEnvironmentSaysOtherwise() {
        Settings settings = settings(true, Map.of());

        assertThat(settings.embeddedDatabase()).isTrue();
        assertThat(settings.embeddedKeycloak()).isTrue();
        assertThat(settings.mailCatcher()).isTrue();
        assertThat(settings.tenantUrl("demo")).isEqualTo("http://demo.localhost:9080");
        assertThat(settings.loginUrl()).isEqualTo("http://login.localhost:9180");
    }

    @Test
    void aPartThatTheEnvironmentNamesIsNotStarted() {
        Settings settings = settings(
                true,
                Map.of(
                        "COHORT_DB_URL",
                        "jdbc:postgresql://db/cohort",
                        "COHORT_KEYCLOAK_URL",
                        "https://id",
                        "COHORT_SMTP_HOST",
                        "mx"));

        assertThat(settings.embeddedDatabase()).isFalse();
        assertThat(settings.embeddedKeycloak()).isFalse();
        assertThat(settings.mailCatcher()).isFalse();
    }

    @Test
    void outsideTheDemoThereIsNoMailCatcher() {
        assertThat(settings(false, Map.of()).mailCatcher()).isFalse();
    }

    @Test
    void theUsualPortsAreLeftOutOfAddresses() {
        Settings settings = settings(
                false,
                Map.of(
                        "COHORT_PUBLIC_SCHEME",
                        "https",
                        "COHORT_PUBLIC_PORT",
                        "443",
                        "COHORT_BASE_DOMAIN",
                        "cohort.example"));

        assertThat(settings.tenantUrl("north")).isEqualTo("https://north.cohort.example");
    }

    @Test
    void theServerIsGivenItsSurroundings() throws IOException {
        Map<String, String> values = environment(settings(true, Map.of("COHORT_DB_POOL", "20")));

        assertThat(values)
                .containsEntry("COHORT_DB_URL", "jdbc:postgresql://127.0.0.1:9280/cohort")
                .containsEntry("COHORT_DB_USER", "cohort_app")
                .containsEntry("COHORT_DB_ADMIN_USER", "cohort_admin")
                .containsEntry("COHORT_KEYCLOAK_URL", "http://127.0.0.1:9180")
                .containsEntry("COHORT_DEMO", "true")
                .containsEntry("COHORT_SMTP_PORT", "9380")
                .containsEntry("COHORT_LOG_FORMAT", "text")
                .containsEntry("COHORT_DB_POOL", "20");
        assertThat(values.get("COHORT_DB_PASSWORD")).isNotEqualTo(values.get("COHORT_DB_ADMIN_PASSWORD"));
    }

    @Test
    void anExternalDatabaseWithoutItsLoginsIsRefusedByName() {
        Settings settings = settings(false, Map.of("COHORT_DB_URL", "jdbc:postgresql://db/cohort"));

        assertThatThrownBy(() -> environment(settings))
                .isInstanceOf(Refusal.class)
                .hasMessage("COHORT_DB_USER must be set when COHORT_DB_URL is.");
    }

    @Test
    void anUnknownLogFormatIsRefused() {
        assertThatThrownBy(() -> environment(settings(true, Map.of("COHORT_LOG_FORMAT", "xml"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("text or json");
    }

    private Map<String, String> environment(Settings settings) throws IOException {
        return new ServerEnvironment(settings, Secrets.open(folder.resolve("secrets.properties"))).values();
    }

    private Settings settings(boolean demo, Map<String, String> environment) {
        return new Settings(folder, new Ports(9080), demo, environment);
    }
}
