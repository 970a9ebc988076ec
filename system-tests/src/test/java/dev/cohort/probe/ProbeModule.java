package dev.cohort.probe;

import dev.cohort.module.PlatformModule;

/** What the core is told of the probe. */
public class ProbeModule extends PlatformModule {
    public static final String ID = "probe";

    @Override
    public String id() {
        return ID;
    }
}
