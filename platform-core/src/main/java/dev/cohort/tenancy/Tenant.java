package dev.cohort.tenancy;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * A training centre on this installation, as the registry knows it.
 *
 * @param schema its PostgreSQL schema, which is also the name of the role that owns it
 * @param modules the enabled modules
 * @param region ISO 3166 code that phone numbers without a country belong to
 * @param accent brand colour as {@code #rrggbb}
 */
public record Tenant(
        UUID id,
        String slug,
        String name,
        String schema,
        TenantStatus status,
        Set<String> modules,
        Locale locale,
        ZoneId zone,
        String currency,
        String region,
        String accent) {

    /** The vendor's own site: its schema holds the registry beside what every tenant has. */
    public static final String VENDOR_SLUG = "admin";

    public boolean isVendor() {
        return slug.equals(VENDOR_SLUG);
    }

    public boolean hasModule(String moduleId) {
        return modules.contains(moduleId);
    }

    /** The Keycloak client that people of this tenant log in through. */
    public String clientId() {
        return "cohort-" + slug;
    }
}
