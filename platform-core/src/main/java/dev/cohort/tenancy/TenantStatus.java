package dev.cohort.tenancy;

/** Life cycle of a tenant; {@code MAINTENANCE} is an active one whose last migration failed. */
public enum TenantStatus {
    PROVISIONING,
    ACTIVE,
    MAINTENANCE,
    SUSPENDED,
    ARCHIVED,
    DELETED
}
