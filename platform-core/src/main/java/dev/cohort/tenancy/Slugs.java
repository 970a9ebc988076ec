package dev.cohort.tenancy;

import dev.cohort.problem.Problem;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be a tenant's address. */
final class Slugs {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST = 30;
    private static final Set<String> RESERVED =
            Set.of("admin", "api", "app", "assets", "cohort", "login", "mail", "platform", "public", "static", "www");

    private Slugs() {}

    static boolean isSlug(String text) {
        return text.length() >= 2
                && text.length() <= LONGEST
                && SHAPE.matcher(text).matches()
                && !RESERVED.contains(text);
    }

    /** Refuses what cannot be an address, with the rule that was broken. */
    static String check(String slug) {
        if (RESERVED.contains(slug)) throw Problem.invalid().at("slug", "reserved", "value", slug);
        if (!isSlug(slug)) throw Problem.invalid().at("slug", "slug-shape", "value", slug);
        return slug;
    }

    /** The schema, and the role that owns it. Hyphens become underscores, which no slug has: two slugs never meet. */
    static String schemaOf(String slug) {
        return "t_" + slug.replace('-', '_');
    }
}
