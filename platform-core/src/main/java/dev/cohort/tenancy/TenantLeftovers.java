package dev.cohort.tenancy;

/** What a feature keeps of a tenant outside the database: a bean of core. */
public interface TenantLeftovers {

    /** Removes it for good; doing it again does no harm. */
    void remove(Tenant tenant);
}
