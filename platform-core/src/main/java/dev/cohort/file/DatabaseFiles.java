package dev.cohort.file;

import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Keeps files in the tenant's own database, in pieces: what is backed up, exported and deleted with the tenant. */
@ApplicationScoped
class DatabaseFiles implements FileStore {
    static final String NAME = "database";

    private static final int PIECE = 1 << 18;

    private final TenantTransaction transaction;

    @Inject
    DatabaseFiles(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Kept write(UUID id, InputStream content, long most) throws IOException {
        MessageDigest digest = digest();
        long size = 0;
        for (int seq = 0; ; seq++) {
            byte[] piece = content.readNBytes(PIECE);
            if (piece.length == 0) return new Kept(size, HexFormat.of().formatHex(digest.digest()));
            size += piece.length;
            if (size > most) throw Problem.of(413, "too-large").with("limit", most);
            digest.update(piece);
            transaction
                    .handle()
                    .execute("insert into file_chunk (file_id, seq, bytes) values (?, ?, ?)", id, seq, piece);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public void read(UUID id, long from, long length, OutputStream out) throws IOException {
        long left = length;
        int skip = (int) (from % PIECE);
        for (int seq = (int) (from / PIECE); left > 0; seq++) {
            byte[] piece = transaction
                    .handle()
                    .createQuery("select bytes from file_chunk where file_id = ? and seq = ?")
                    .bind(0, id)
                    .bind(1, seq)
                    .mapTo(byte[].class)
                    .findOne()
                    .orElseThrow(() -> new IOException("A piece of the file is missing"));
            int count = (int) Math.min(left, piece.length - skip);
            out.write(piece, skip, count);
            left -= count;
            skip = 0;
        }
    }

    @Override
    public void delete(UUID id) {
        transaction.handle().execute("delete from file_chunk where file_id = ?", id);
    }
}
