package dev.cohort.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;

/** Where the bytes of files are kept. In the tenant's database unless an installation brings another. */
public interface FileStore {

    /** Under this name a file says where it lies. */
    String name();

    /**
     * Keeps the content.
     *
     * @param most largest size in bytes; more is 413 {@code too-large}
     * @return what it was
     */
    Kept write(UUID id, InputStream content, long most) throws IOException;

    /** Sends a part of the content: {@code length} bytes from {@code from} on. */
    void read(UUID id, long from, long length, OutputStream out) throws IOException;

    void delete(UUID id);

    /** @param sha256 in hexadecimal digits */
    record Kept(long size, String sha256) {}
}
