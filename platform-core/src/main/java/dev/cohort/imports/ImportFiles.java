package dev.cohort.imports;

import dev.cohort.imports.csv.ByteScan;
import dev.cohort.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Keeps files in pieces in the database, and reads them from there piece by piece. */
final class ImportFiles {
    /** Largest file in bytes. */
    static final long MAX_SIZE = 1L << 30;

    private static final int MAX_NAME = 255;
    private static final int PIECE = 1 << 19;
    private static final String INSERT = "insert into import_file_chunk (import_id, seq, bytes) values (?, ?, ?)";
    private static final String READ = "select bytes from import_file_chunk where import_id = ? and seq = ?";

    private ImportFiles() {}

    /** The name without the folders that some browsers send along, and short enough to be kept. */
    static String nameOf(String given) {
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        if (name.isEmpty()) return "import.csv";
        return name.length() <= MAX_NAME ? name : name.substring(name.length() - MAX_NAME);
    }

    /** Stores the content under the import, which must be there, and tells what its bytes look like. */
    static ByteScan store(Handle handle, UUID importId, InputStream content) throws IOException {
        ByteScan scan = new ByteScan();
        for (int seq = 0; ; seq++) {
            byte[] piece = content.readNBytes(PIECE);
            if (piece.length == 0) return scan;
            scan.add(piece, 0, piece.length);
            if (scan.size() > MAX_SIZE) throw Problem.of(413, "too-large").with("limit", MAX_SIZE);
            handle.execute(INSERT, importId, seq, piece);
        }
    }

    /**
     * The content from the beginning. Each piece is fetched when it is needed, through the transaction that runs then: so
     * the stream may outlive a transaction.
     */
    static Content open(UUID importId, Supplier<Handle> handle) {
        return new Content(importId, handle);
    }

    /** The bytes of one file. */
    static final class Content extends InputStream {
        private final UUID importId;
        private final Supplier<Handle> handle;
        private byte[] piece = new byte[0];
        private int at;
        private int seq;
        private boolean ended;
        private long passed;

        private Content(UUID importId, Supplier<Handle> handle) {
            this.importId = importId;
            this.handle = handle;
        }

        @Override
        public int read() {
            return fetched() ? piece[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int from, int count) {
            if (count == 0) return 0;
            if (!fetched()) return -1;
            int length = Math.min(count, piece.length - at);
            System.arraycopy(piece, at, target, from, length);
            at += length;
            return length;
        }

        /** How many bytes have been taken out. */
        long position() {
            return passed + at;
        }

        private boolean fetched() {
            if (at < piece.length) return true;
            if (ended) return false;
            passed += piece.length;
            piece = handle.get()
                    .createQuery(READ)
                    .bind(0, importId)
                    .bind(1, seq++)
                    .mapTo(byte[].class)
                    .findOne()
                    .orElse(new byte[0]);
            at = 0;
            ended = piece.length == 0;
            return !ended;
        }
    }
}
