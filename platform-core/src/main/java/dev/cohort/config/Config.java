package dev.cohort.config;

import java.util.Locale;
import java.util.Optional;

/** The installation's settings, read from environment variables or the system properties of the same name. */
public final class Config {
    private Config() {}

    /** The value of {@code cohort.x.y} (system property) or {@code COHORT_X_Y} (environment), if set and not blank. */
    public static Optional<String> find(String name) {
        String value = System.getProperty(name);
        if (value == null) value = System.getenv(name.toUpperCase(Locale.ROOT).replace('.', '_'));
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    /**
     * The value of a setting the server cannot run without.
     *
     * @throws IllegalStateException when it is not set, naming the variable
     */
    public static String get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException("The setting "
                        + name.toUpperCase(Locale.ROOT).replace('.', '_')
                        + " is missing; set it in the environment and start again."));
    }

    public static String get(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    /**
     * A setting that counts something.
     *
     * @throws IllegalStateException when it is no whole number from 0 up, naming the variable
     */
    public static int count(String name, int otherwise) {
        String value = get(name, String.valueOf(otherwise)).strip();
        if (!value.matches("\\d{1,6}"))
            throw new IllegalStateException("The setting "
                    + name.toUpperCase(Locale.ROOT).replace('.', '_')
                    + " must be a whole number from 0 to 999999, not " + value + ".");
        return Integer.parseInt(value);
    }

    public static boolean demo() {
        return get("cohort.demo", "false").equals("true");
    }

    public static String baseDomain() {
        return get("cohort.base.domain", "localhost");
    }

    /** The address browsers use for one tenant, without a trailing slash. */
    public static String publicUrl(String slug) {
        String scheme = get("cohort.public.scheme", "http");
        String port = get("cohort.public.port", "8080");
        boolean standard = port.equals(scheme.equals("https") ? "443" : "80");
        return scheme + "://" + slug + "." + baseDomain() + (standard ? "" : ":" + port);
    }
}
