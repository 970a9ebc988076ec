package dev.cohort.tenancy.export;

import dev.cohort.tenancy.Tenant;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** An export that is whole and waits to be fetched; closing it deletes it. */
public final class ExportFile implements AutoCloseable {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmm").withZone(ZoneOffset.UTC);

    private final Tenant tenant;
    private final Path path;
    private final Manifest manifest;

    ExportFile(Tenant tenant, Path path, Manifest manifest) {
        this.tenant = tenant;
        this.path = path;
        this.manifest = manifest;
    }

    Tenant tenant() {
        return tenant;
    }

    public Manifest manifest() {
        return manifest;
    }

    /** What to call it at home: {@code demo-20261120-1715.zip}. */
    public String name() {
        return tenant.slug() + "-" + MINUTE.format(manifest.takenAt()) + ".zip";
    }

    void copyTo(OutputStream out) throws IOException {
        Files.copy(path, out);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
