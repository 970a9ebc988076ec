package dev.cohort.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.file.FileStore.Kept;
import dev.cohort.module.TestSettings;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@DisplayName("Files in an object store")
class FileStoresTest {
    private static final byte[] DIGITS = "0123456789".getBytes(StandardCharsets.UTF_8);

    private final TestDatabase db;
    private final Bucket bucket;

    FileStoresTest(TestDatabase db) throws IOException {
        this.db = db;
        this.bucket = new Bucket();
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    private interface Work {
        void run() throws IOException;
    }

    private void atAlpha(Work work) {
        Context.run(db.system(db.alpha()), () -> {
            try {
                work.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String read(FileStore store, UUID id, long from, long length) throws IOException {
        var out = new ByteArrayOutputStream();
        store.read(id, from, length, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void fileLiesUnderItsTenantAndIsReadInParts() {
        var files = new ObjectFiles(bucket.store());
        UUID id = UUID.randomUUID();
        atAlpha(() -> {
            Kept kept = files.write(id, new ByteArrayInputStream(DIGITS), 100);
            assertThat(kept.size()).isEqualTo(10);
            assertThat(kept.sha256())
                    .hasSize(HexFormat.of().formatHex(new byte[32]).length());
            assertThat(bucket.objects).containsOnlyKeys("centre/" + db.alpha().id() + "/" + id);
            assertThat(read(files, id, 0, 10)).isEqualTo("0123456789");
            assertThat(read(files, id, 3, 4)).isEqualTo("3456");
            files.delete(id);
            assertThat(bucket.objects).isEmpty();
            assertThatThrownBy(() -> read(files, id, 0, 1)).isInstanceOf(IOException.class);
        });
    }

    @Test
    void whatIsTooLargeIsNotKept() {
        var files = new ObjectFiles(bucket.store());
        atAlpha(() -> assertThatThrownBy(() -> files.write(UUID.randomUUID(), new ByteArrayInputStream(DIGITS), 9))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(413)));
        assertThat(bucket.objects).isEmpty();
    }

    @Test
    void withAnotherSecretNothingIsTaken() {
        var files = new ObjectFiles(bucket.store("another secret"));
        atAlpha(() -> assertThatThrownBy(() -> files.write(UUID.randomUUID(), new ByteArrayInputStream(DIGITS), 100))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("file-store-unreachable")));
    }

    @Test
    void oneTenantsFilesGoWithoutAnothers() {
        var files = new ObjectFiles(bucket.store());
        UUID id = UUID.randomUUID();
        atAlpha(() -> files.write(id, new ByteArrayInputStream(DIGITS), 100));
        files.clear(db.beta().id());
        assertThat(bucket.objects).hasSize(1);
        files.clear(db.alpha().id());
        assertThat(bucket.objects).isEmpty();
    }

    private void row(UUID id, String store, int daysDeleted) {
        db.transaction()
                .handle()
                .execute(
                        "insert into file (id, record_type, record_id, name, media_type, size, sha256, store, actor_name,"
                                + " created_at, deleted_at) values (?, 'lead', ?, 'a.txt', 'text/plain', 10, '', ?, 'Test', now(),"
                                + " case when ? < 0 then null else now() - make_interval(days => ?) end)",
                        id,
                        UUID.randomUUID(),
                        store,
                        daysDeleted,
                        daysDeleted);
    }

    @Test
    void whatWasDeletedIsGoneForGoodAfterItsDaysAndSoIsWhatNoRowNames() {
        var database = new DatabaseFiles(db.transaction());
        var objects = new ObjectFiles(bucket.store());
        var purge = new FilePurge(
                db.transaction(),
                db.transactions(),
                new FileStores(database, Optional.of(objects)),
                TestSettings.on(db),
                Clock.systemUTC());
        UUID old = UUID.randomUUID();
        UUID oldObject = UUID.randomUUID();
        UUID young = UUID.randomUUID();
        UUID kept = UUID.randomUUID();
        UUID nobodys = UUID.randomUUID();
        atAlpha(() -> {
            db.transactions().inNew(() -> {
                row(old, DatabaseFiles.NAME, 40);
                row(oldObject, ObjectFiles.NAME, 40);
                row(young, DatabaseFiles.NAME, 3);
                row(kept, ObjectFiles.NAME, -1);
                return true;
            });
            for (UUID id : List.of(oldObject, kept, nobodys)) objects.write(id, new ByteArrayInputStream(DIGITS), 100);
            purge.run();
            assertThat(db.transactions().inNew(() -> db.transaction()
                            .handle()
                            .createQuery("select id from file")
                            .mapTo(UUID.class)
                            .list()))
                    .containsExactlyInAnyOrder(young, kept);
            assertThat(bucket.objects).containsOnlyKeys("centre/" + db.alpha().id() + "/" + kept);
        });
    }
}
