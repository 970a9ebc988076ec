package dev.cohort.file;

import dev.cohort.module.Setting;

/** What a tenant may say of files. */
public final class FileSettings {
    /** Largest size of one file in megabytes. */
    public static final Setting<Integer> MEGABYTES = new Setting<>("files.max-megabytes", Integer.class, 25);

    /** Endings of names that are refused: what a double click would run. */
    public static final Setting<String> REFUSED = new Setting<>(
            "files.refused-types",
            String.class,
            "exe, bat, cmd, com, scr, msi, msp, ps1, vbs, vbe, js, jse, wsf, wsh, hta, jar, lnk, pif, cpl, reg, sh, dll, app");

    /** Days after which what was deleted is gone for good. */
    public static final Setting<Integer> KEEP_DELETED_DAYS =
            new Setting<>("files.keep-deleted-days", Integer.class, 30);

    private FileSettings() {}
}
