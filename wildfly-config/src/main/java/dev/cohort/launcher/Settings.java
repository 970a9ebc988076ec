package dev.cohort.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an installation is told: where its data is, its ports, whether it is for trying out, and the environment, by which
 * parts are taken from elsewhere ({@code COHORT_DB_URL}, {@code COHORT_KEYCLOAK_URL}, {@code COHORT_SMTP_HOST}).
 */
public record Settings(Path data, Ports ports, boolean demo, Map<String, String> environment) {

    public Settings {
        data = data.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
    }

    boolean embeddedDatabase() {
        return given("COHORT_DB_URL").isEmpty();
    }

    boolean embeddedKeycloak() {
        return given("COHORT_KEYCLOAK_URL").isEmpty();
    }

    /** The mail catcher shows everybody's mail to whoever opens its page: only where there are no real people. */
    boolean mailCatcher() {
        return demo && given("COHORT_SMTP_HOST").isEmpty();
    }

    /** The first operator cannot be invited by mail: there is no server to send it. */
    boolean operatorWithoutMail() {
        return !demo && given("COHORT_SMTP_HOST").isEmpty();
    }

    Optional<String> given(String name) {
        @Nullable String value = environment.get(name);
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
    }

    String required(String name, String because) {
        return given(name).orElseThrow(() -> new Refusal(name + " must be set " + because + "."));
    }

    String baseDomain() {
        return given("COHORT_BASE_DOMAIN").orElse("localhost");
    }

    String keycloakUrl() {
        return given("COHORT_KEYCLOAK_URL").orElse("http://127.0.0.1:" + ports.keycloak());
    }

    String loginUrl() {
        return given("COHORT_LOGIN_URL").orElse("http://login." + baseDomain() + ":" + ports.keycloak());
    }

    /** The address of a tenant as its people type it. */
    String tenantUrl(String slug) {
        return publicScheme() + "://" + slug + "." + baseDomain() + publicPortSuffix();
    }

    String publicScheme() {
        return given("COHORT_PUBLIC_SCHEME").orElse("http");
    }

    String publicPort() {
        return given("COHORT_PUBLIC_PORT").orElse(String.valueOf(ports.http()));
    }

    String smtpHost() {
        return given("COHORT_SMTP_HOST").orElse("127.0.0.1");
    }

    String smtpPort() {
        return given("COHORT_SMTP_PORT").orElse(mailCatcher() ? String.valueOf(ports.smtp()) : "25");
    }

    String smtpFrom() {
        return given("COHORT_SMTP_FROM").orElse("cohort@" + baseDomain());
    }

    Path logs() {
        return data.resolve("logs");
    }

    Path run() {
        return data.resolve("run");
    }

    private String publicPortSuffix() {
        return publicPort().equals("80") && publicScheme().equals("http")
                        || publicPort().equals("443") && publicScheme().equals("https")
                ? ""
                : ":" + publicPort();
    }
}
