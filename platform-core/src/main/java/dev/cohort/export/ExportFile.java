package dev.cohort.export;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A finished export on the disk. It is written whole before a byte of it is sent: what goes wrong is an answer of its own
 * and no broken file, and a slow reader holds no transaction open.
 */
public final class ExportFile implements Closeable {
    private final Path path;
    private final ExportFormat format;
    private final String name;
    private final long rows;

    private ExportFile(Path path, ExportFormat format, String name, long rows) {
        this.path = path;
        this.format = format;
        this.name = name;
        this.rows = rows;
    }

    /** Writes rows after the head, and says how many. */
    @FunctionalInterface
    public interface Rows {
        long write(Sheet sheet) throws IOException;
    }

    /**
     * @param name what is exported, such as {@code leads}
     * @param head the titles of the columns
     */
    public static ExportFile write(ExportFormat format, String name, List<String> head, Rows rows) {
        Path path = null;
        try {
            path = Files.createTempFile("export", "." + format.ending());
            long written;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path));
                    Sheet sheet = format.open(out, name, head.size())) {
                sheet.row(head);
                written = rows.write(sheet);
            }
            return new ExportFile(path, format, name, written);
        } catch (IOException | RuntimeException e) {
            delete(path);
            if (e instanceof RuntimeException failure) throw failure;
            throw new UncheckedIOException("The export cannot be written", (IOException) e);
        }
    }

    private static void delete(@org.jspecify.annotations.Nullable Path path) {
        try {
            if (path != null) Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("The export cannot be deleted", e);
        }
    }

    public long rows() {
        return rows;
    }

    public ExportFormat format() {
        return format;
    }

    /** What the file is called where it is saved. */
    public String fileName() {
        return name + "." + format.ending();
    }

    /** Sends the file, which is gone then. */
    public void send(OutputStream out) throws IOException {
        try {
            Files.copy(path, out);
            out.flush();
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        delete(path);
    }
}
