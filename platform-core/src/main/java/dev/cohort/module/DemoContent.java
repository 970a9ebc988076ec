package dev.cohort.module;

/** A bean that fills a new demonstration tenant; it runs once, with the tenant bound and the system as caller. */
public interface DemoContent {
    /** The module it belongs to; empty for core. */
    String moduleId();

    void create();
}
