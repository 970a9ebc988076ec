package dev.cohort.file;

import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;

/**
 * Keeps files in an object store, under the tenant's id. It knows no transaction: what a transaction that failed has left
 * there is found by {@link FilePurge}.
 */
class ObjectFiles implements FileStore {
    static final String NAME = "s3";

    private final ObjectStore store;

    ObjectFiles(ObjectStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return NAME;
    }

    private String folder(UUID tenant) {
        return store.prefix() + tenant + "/";
    }

    private String key(UUID id) {
        return folder(Context.tenant().id()) + id;
    }

    /** By way of the disk: the store wants to know the length and the digest beforehand. */
    @Override
    public Kept write(UUID id, InputStream content, long most) throws IOException {
        Path spool = Files.createTempFile("file-", ".part");
        try {
            Kept kept = spool(spool, content, most);
            store.client()
                    .putObject(
                            put -> put.bucket(store.bucket()).key(key(id)).contentType("application/octet-stream"),
                            RequestBody.fromFile(spool));
            return kept;
        } catch (SdkException e) {
            throw unreachable(e);
        } finally {
            Files.deleteIfExists(spool);
        }
    }

    private static Kept spool(Path spool, InputStream content, long most) throws IOException {
        MessageDigest digest = digest();
        long size;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(spool), digest)) {
            size = new Limited(content, most).transferTo(out);
        }
        return new Kept(size, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static Problem unreachable(SdkException e) {
        return Problem.of(503, "file-store-unreachable").causedBy(e);
    }

    @Override
    public void read(UUID id, long from, long length, OutputStream out) throws IOException {
        if (length <= 0) return;
        try (InputStream part = store.client()
                .getObject(
                        get -> get.bucket(store.bucket())
                                .key(key(id))
                                .range("bytes=" + from + "-" + (from + length - 1)),
                        ResponseTransformer.toInputStream())) {
            part.transferTo(out);
        } catch (SdkException e) {
            throw new IOException("The file store did not give the file", e);
        }
    }

    /** The whole of a tenant's file. */
    void copy(UUID tenant, UUID id, OutputStream out) throws IOException {
        try (InputStream whole = store.client()
                .getObject(
                        get -> get.bucket(store.bucket()).key(folder(tenant) + id),
                        ResponseTransformer.toInputStream())) {
            whole.transferTo(out);
        } catch (SdkException e) {
            throw new IOException("The file store did not give the file", e);
        }
    }

    @Override
    public void delete(UUID id) {
        try {
            store.client().deleteObject(delete -> delete.bucket(store.bucket()).key(key(id)));
        } catch (SdkException e) {
            throw unreachable(e);
        }
    }

    /** Tells of every file of a tenant that lies there, with when it came. */
    void each(UUID tenant, Consumer<Map.Entry<UUID, Instant>> then) {
        String folder = folder(tenant);
        store.client()
                .listObjectsV2Paginator(list -> list.bucket(store.bucket()).prefix(folder))
                .contents()
                .forEach(object -> id(object.key().substring(folder.length()))
                        .ifPresent(id -> then.accept(Map.entry(id, object.lastModified()))));
    }

    private static java.util.Optional<UUID> id(String name) {
        try {
            return java.util.Optional.of(UUID.fromString(name));
        } catch (IllegalArgumentException e) {
            // Not ours.
            return java.util.Optional.empty();
        }
    }

    /** Deletes everything of a tenant. */
    void clear(UUID tenant) {
        String folder = folder(tenant);
        each(tenant, file -> store.client()
                .deleteObject(delete -> delete.bucket(store.bucket()).key(folder + file.getKey())));
    }
}
