package dev.cohort.module;

/**
 * A bean that fills a new demonstration tenant, with the tenant bound and the system as caller. Where a provisioning broke
 * off it runs again, and adds nothing to what it has written.
 */
public interface DemoContent {
    /** The module it belongs to; empty for core. */
    String moduleId();

    void create();
}
