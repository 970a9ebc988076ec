package dev.cohort.launcher;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * What the server's code may know of its surroundings: {@code COHORT_…} variables and the same as system properties
 * ({@code COHORT_DB_URL} is {@code cohort.db.url}). Properties travel in a file: a command line can be read by every user.
 */
final class ServerEnvironment {
    private static final String WITH_DATABASE = "when COHORT_DB_URL is";
    private static final String WITH_KEYCLOAK = "when COHORT_KEYCLOAK_URL is";

    private final Settings settings;
    private final Secrets secrets;

    ServerEnvironment(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        // What this class does not know (pool size, post size …) is passed on as it was given.
        settings.environment().forEach((name, value) -> {
            if (name.startsWith("COHORT_") && !value.isBlank()) {
                values.put(name, value);
            }
        });
        values.put("COHORT_BASE_DOMAIN", settings.baseDomain());
        values.put("COHORT_PUBLIC_SCHEME", settings.publicScheme());
        values.put("COHORT_PUBLIC_PORT", settings.publicPort());
        values.put("COHORT_DEMO", String.valueOf(settings.demo()));
        values.put("COHORT_DATA_DIR", settings.data().toString());
        values.put("COHORT_MODULES_DIR", settings.data().resolve("modules").toString());
        values.put("COHORT_LOG_FORMAT", logFormat());
        values.put(
                "COHORT_NODE_ID",
                settings.given("COHORT_NODE_ID")
                        .orElse("cohort-" + settings.ports().http()));
        values.put("COHORT_SECRET", settings.given("COHORT_SECRET").orElse(secrets.get(Secrets.MASTER)));
        database(values);
        keycloak(values);
        if (settings.operatorWithoutMail()) {
            values.putIfAbsent("COHORT_OPERATOR_PASSWORD", secrets.get(Secrets.OPERATOR));
        }
        values.put("COHORT_SMTP_HOST", settings.smtpHost());
        values.put("COHORT_SMTP_PORT", settings.smtpPort());
        values.put("COHORT_SMTP_FROM", settings.smtpFrom());
        if (settings.mailCatcher()) {
            answers(values);
        }
        return values;
    }

    /** In the demo each tenant's answers have a mailbox of their own in the catcher. */
    private void answers(Map<String, String> values) {
        values.putIfAbsent("COHORT_IMAP_HOST", "127.0.0.1");
        values.putIfAbsent("COHORT_IMAP_PORT", String.valueOf(settings.ports().imap()));
        values.putIfAbsent("COHORT_IMAP_SECURITY", "none");
        values.putIfAbsent("COHORT_IMAP_USER", "{tenant}@replies.localhost");
        values.putIfAbsent("COHORT_IMAP_PASSWORD", "demo");
        values.putIfAbsent("COHORT_REPLY_ADDRESS", "{tenant}@replies.localhost");
    }

    private void database(Map<String, String> values) {
        if (settings.embeddedDatabase()) {
            values.put(
                    "COHORT_DB_URL",
                    "jdbc:postgresql://127.0.0.1:" + settings.ports().postgres() + "/" + PostgresAccounts.DATABASE);
            values.put("COHORT_DB_USER", PostgresAccounts.APPLICATION);
            values.put("COHORT_DB_PASSWORD", secrets.get(Secrets.DATABASE));
            values.put("COHORT_DB_ADMIN_USER", PostgresAccounts.ADMIN);
            values.put("COHORT_DB_ADMIN_PASSWORD", secrets.get(Secrets.DATABASE_ADMIN));
            return;
        }
        for (String part : new String[] {"USER", "PASSWORD", "ADMIN_USER", "ADMIN_PASSWORD"}) {
            values.put("COHORT_DB_" + part, settings.required("COHORT_DB_" + part, WITH_DATABASE));
        }
    }

    private void keycloak(Map<String, String> values) {
        values.put("COHORT_KEYCLOAK_URL", settings.keycloakUrl());
        values.put(
                "COHORT_KEYCLOAK_CLIENT",
                settings.given("COHORT_KEYCLOAK_CLIENT").orElse("cohort-server"));
        if (settings.embeddedKeycloak()) {
            values.put("COHORT_KEYCLOAK_SECRET", secrets.get(Secrets.KEYCLOAK_CLIENT));
            values.put("COHORT_LOGIN_URL", settings.loginUrl());
        } else {
            values.put("COHORT_KEYCLOAK_SECRET", settings.required("COHORT_KEYCLOAK_SECRET", WITH_KEYCLOAK));
            values.put("COHORT_LOGIN_URL", settings.given("COHORT_LOGIN_URL").orElse(settings.keycloakUrl()));
        }
    }

    /** The addresses whose {@code X-Forwarded-*} are believed, as a regular expression; no address matches "none". */
    String trustedProxies() {
        String given = settings.given("COHORT_TRUSTED_PROXIES").orElse("none");
        if (!given.matches("[0-9a-fA-F.:, ]+|none")) {
            throw new Refusal(
                    "COHORT_TRUSTED_PROXIES is a list of addresses such as 10.0.0.5,10.0.0.6, not " + given + ".");
        }
        return given.replace(" ", "").replace(".", "[.]").replace(',', '|');
    }

    /** The one of the two log files that is written once the server has read its configuration. */
    String logFile() {
        return logFormat().equals("json") ? "server.json" : "server.log";
    }

    private String logFormat() {
        String format = settings.given("COHORT_LOG_FORMAT").orElse(settings.demo() ? "text" : "json");
        if (!format.equals("text") && !format.equals("json")) {
            throw new Refusal("COHORT_LOG_FORMAT is text or json, not " + format + ".");
        }
        return format;
    }

    /** Also what only the server itself needs: its ports and which of its two log files is written. */
    void writeProperties(Path file) throws IOException {
        Properties properties = new Properties();
        values().forEach((name, value) ->
                properties.setProperty(name.toLowerCase(Locale.ROOT).replace('_', '.'), value));
        properties.setProperty(
                "jboss.http.port", String.valueOf(settings.ports().http()));
        properties.setProperty(
                "jboss.management.http.port", String.valueOf(settings.ports().management()));
        properties.setProperty(
                "jboss.bind.address", settings.given("COHORT_BIND").orElse("127.0.0.1"));
        boolean json = logFormat().equals("json");
        properties.setProperty("cohort.log.text", json ? "OFF" : "ALL");
        properties.setProperty("cohort.log.json", json ? "ALL" : "OFF");
        properties.setProperty("wildfly.statistics-enabled", "true");
        properties.setProperty("cohort.trusted.proxies.pattern", trustedProxies());
        properties.setProperty(
                "cohort.cookie.secure", String.valueOf(settings.publicScheme().equals("https")));
        // Deep links keep their query string over a login.
        properties.setProperty("wildfly.elytron.oidc.allow.query.params", "true");
        // The application serves its own document, which knows modules and asks for a login.
        properties.setProperty("mp.openapi.extensions.enabled", "false");
        StringWriter text = new StringWriter();
        properties.store(text, "Written by ./cohort at each start");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text.toString());
    }
}
