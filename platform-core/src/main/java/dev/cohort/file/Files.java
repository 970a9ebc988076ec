package dev.cohort.file;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.module.Contributions;
import dev.cohort.module.Settings;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.record.Records;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Files on records: whoever sees a record sees its files, whoever may change it adds and removes them. */
@ApplicationScoped
public class Files {
    /** Under this name files stand in the audit. */
    public static final String RECORD = "file";

    private static final int LONGEST_NAME = 200;
    private static final int MOST_OF_A_RECORD = 200;
    private static final long MEGABYTE = 1 << 20;
    private static final String COLUMNS = """
            select id, record_type, record_id, name, media_type, size, sha256, scanned, member_id, actor_name, created_at
            from file where deleted_at is null and
            """;

    private final TenantTransaction transaction;
    private final Records records;
    private final Contributions contributions;
    private final FileStores stores;
    private final Settings settings;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Files(
            TenantTransaction transaction,
            Records records,
            Contributions contributions,
            FileStores stores,
            Settings settings,
            Audit audit,
            Clock clock) {
        this.transaction = transaction;
        this.records = records;
        this.contributions = contributions;
        this.stores = stores;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** The files of a record that the caller may see, the newest first. */
    @Transactional
    @RequiresPermission(CorePermissions.FILE_READ)
    public List<RecordFile> of(String recordType, UUID recordId) {
        records.get(recordType, recordId);
        return transaction
                .handle()
                .select(
                        COLUMNS + " record_type = ? and record_id = ? order by created_at desc, id desc",
                        recordType,
                        recordId)
                .mapTo(RecordFile.class)
                .list();
    }

    /** The file, or 404 when there is none on a record that the caller may see. */
    @Transactional
    @RequiresPermission(CorePermissions.FILE_READ)
    public RecordFile get(UUID id) {
        RecordFile file = transaction
                .handle()
                .select(COLUMNS + " id = ?", id)
                .mapTo(RecordFile.class)
                .findOne()
                .orElseThrow(() -> Problem.notFound(RECORD, id));
        boolean seen = records.find(List.of(new Records.Key(file.recordType(), file.recordId())))
                .containsKey(new Records.Key(file.recordType(), file.recordId()));
        if (!seen) throw Problem.notFound(RECORD, id);
        return file;
    }

    /** Sends a part of the file. */
    @Transactional
    @RequiresPermission(CorePermissions.FILE_READ)
    public void send(UUID id, long from, long length, OutputStream out) {
        get(id);
        try {
            storeOf(id).read(id, from, length, out);
        } catch (IOException e) {
            throw new UncheckedIOException("The file cannot be sent", e);
        }
    }

    private FileStore storeOf(UUID id) {
        return stores.named(transaction
                .handle()
                .select("select store from file where id = ?", id)
                .mapTo(String.class)
                .one());
    }

    /**
     * Keeps a file on a record; it is read to its end and never held in memory.
     *
     * @throws Problem 413 {@code too-large}, 422 {@code file-type-refused}, {@code file-empty}, {@code file-infected}
     */
    @Transactional
    @RequiresPermission(CorePermissions.FILE_CHANGE)
    public RecordFile add(String recordType, UUID recordId, String givenName, InputStream content) {
        records.toChange(recordType, recordId);
        String name = nameOf(givenName);
        refuseType(name);
        if (of(recordType, recordId).size() >= MOST_OF_A_RECORD)
            throw Problem.invalid().at("file", "too-many", "max", MOST_OF_A_RECORD);
        UUID id = Ids.next();
        FileStore store = stores.current();
        transaction
                .handle()
                .createUpdate("""
                        insert into file (id, record_type, record_id, name, media_type, size, sha256, store, member_id, actor_name,
                            created_at)
                        values (:id, :type, :record, :name, :media, 0, '', :store, :member, :actor, :now)
                        """)
                .bind("id", id)
                .bind("type", recordType)
                .bind("record", recordId)
                .bind("name", name)
                .bind("media", MediaTypes.of(name))
                .bind("store", store.name())
                .bind("member", Context.caller().id())
                .bind("actor", Context.caller().name())
                .bind("now", Instant.now(clock))
                .execute();
        try {
            long most = settings.get(FileSettings.MEGABYTES) * MEGABYTE;
            FileStore.Kept kept = store.write(id, content, most);
            if (kept.size() == 0) throw Problem.rule("file-empty");
            boolean scanned = scan(store, id, kept.size());
            transaction
                    .handle()
                    .execute(
                            "update file set size = ?, sha256 = ?, scanned = ? where id = ?",
                            kept.size(),
                            kept.sha256(),
                            scanned,
                            id);
        } catch (IOException e) {
            throw Problem.malformed("import-broken-off").causedBy(e);
        }
        RecordFile file = get(id);
        audit.created(
                RECORD,
                id,
                Map.of(
                        "name", name,
                        "size", file.size(),
                        "sha256", file.sha256(),
                        "recordType", recordType,
                        "recordId", recordId));
        return file;
    }

    /**
     * The same rules for a file that goes out with a message and is kept there.
     *
     * @throws Problem 413 {@code too-large}, 422 {@code file-type-refused}, {@code file-empty}, {@code file-infected}
     */
    @Transactional
    @RequiresPermission(CorePermissions.MESSAGE_SEND)
    public CheckedFile attachable(String givenName, byte[] content) {
        String name = nameOf(givenName);
        refuseType(name);
        int megabytes = settings.get(FileSettings.MEGABYTES);
        if (content.length > megabytes * MEGABYTE)
            throw Problem.of(413, "too-large").with("limit", megabytes * MEGABYTE);
        if (content.length == 0) throw Problem.rule("file-empty");
        try {
            for (VirusScan scan : contributions.of(VirusScan.class))
                if (!scan.isClean(out -> out.write(content))) throw Problem.rule("file-infected");
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + name + " cannot be looked at", e);
        }
        return new CheckedFile(name, MediaTypes.of(name), content);
    }

    /**
     * A file that is on a record already, to go out with a message: it goes by the rules as they are now.
     *
     * @param most bytes it may have to go along
     * @throws Problem 404 where there is none on a record that the caller may see, and as {@link #attachable}
     */
    @Transactional
    @RequiresPermission(CorePermissions.FILE_READ)
    public CheckedFile kept(UUID id, int most) {
        RecordFile file = get(id);
        if (file.size() > most) throw Problem.of(413, "too-large").with("limit", most);
        ByteArrayOutputStream content = new ByteArrayOutputStream((int) file.size());
        send(id, 0, file.size(), content);
        return attachable(file.name(), content.toByteArray());
    }

    private boolean scan(FileStore store, UUID id, long size) throws IOException {
        boolean scanned = false;
        for (VirusScan scan : contributions.of(VirusScan.class)) {
            if (!scan.isClean(out -> store.read(id, 0, size, out))) throw Problem.rule("file-infected");
            scanned = true;
        }
        return scanned;
    }

    /** Takes a file out of sight; for a while it can be brought back. */
    @Transactional
    @RequiresPermission(CorePermissions.FILE_CHANGE)
    public void delete(UUID id) {
        RecordFile file = get(id);
        records.toChange(file.recordType(), file.recordId());
        transaction
                .handle()
                .execute("update file set deleted_at = ? where id = ?", java.time.OffsetDateTime.now(clock), id);
        audit.deleted(
                RECORD, id, Map.of("name", file.name(), "recordType", file.recordType(), "recordId", file.recordId()));
    }

    /** Brings a deleted file back. */
    @Transactional
    @RequiresPermission(CorePermissions.FILE_CHANGE)
    public RecordFile restore(UUID id) {
        Records.Key of = transaction
                .handle()
                .select("select record_type, record_id from file where id = ? and deleted_at is not null", id)
                .map((row, context) ->
                        new Records.Key(row.getString("record_type"), row.getObject("record_id", UUID.class)))
                .findOne()
                .orElseThrow(() -> Problem.notFound(RECORD, id));
        records.toChange(of.type(), of.id());
        transaction.handle().execute("update file set deleted_at = null where id = ?", id);
        audit.noted("restore", RECORD, id, null, null);
        return get(id);
    }

    private void refuseType(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean refused = Arrays.stream(settings.get(FileSettings.REFUSED).split("[,; ]+"))
                .anyMatch(each -> each.strip().toLowerCase(Locale.ROOT).equals(ending));
        if (refused || name.indexOf('.') < 0)
            throw Problem.rule("file-type-refused").with("type", ending);
    }

    private static String nameOf(String given) {
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        if (name.isEmpty()) return "file";
        return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
    }
}
