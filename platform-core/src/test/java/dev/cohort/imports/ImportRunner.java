package dev.cohort.imports;

import dev.cohort.audit.TestAudit;
import dev.cohort.module.TestSettings;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Brings files in as the job does, step by step, on the database for tests; and breaks off where a test says so. */
public final class ImportRunner {
    private final TestDatabase db;
    private final ImportTarget target;
    private final RequestContext context;
    private final ImportTable table;
    private final Imports imports;
    private final ImportUndos undos;
    private final ImportTargets targets;
    private final Clock clock;
    // What the job keeps as its checkpoint.
    private final Map<UUID, Matching.Position> matched = new HashMap<>();

    public ImportRunner(TestDatabase db, ImportTarget target, RequestContext context, Clock clock) {
        this.db = db;
        this.target = target;
        this.context = context;
        this.clock = clock;
        this.targets = new ImportTargets(null, null) {
            @Override
            List<ImportTarget> all() {
                return List.of(target);
            }
        };
        this.table = new ImportTable(db.transaction(), clock);
        ReachableImports reachable = new ReachableImports(table, targets);
        this.imports = new Imports(table, targets, reachable, null, TestAudit.on(db), clock);
        this.undos = new ImportUndos(table, reachable, null, TestAudit.on(db));
    }

    public Imports imports() {
        return imports;
    }

    /** Thrown where a step breaks off; its transaction is undone. */
    public static final class BrokenOff extends RuntimeException {}

    public UUID upload(String fileName, byte[] content) {
        return in(() -> imports.upload(target.recordType(), fileName, new ByteArrayInputStream(content))
                .id());
    }

    public UUID upload(String content) {
        return upload("test.csv", content.getBytes(StandardCharsets.UTF_8));
    }

    /** Uploads and runs to the end. */
    public ImportStatus run(String content, ImportOptions options) {
        return run(upload(content), options);
    }

    public ImportStatus run(UUID id, ImportOptions options) {
        prepare(id, options);
        finish(id, Integer.MAX_VALUE);
        return status(id);
    }

    public void prepare(UUID id, ImportOptions options) {
        in(() -> {
            imports.prepare(id, options);
            return id;
        });
        matched.remove(id);
    }

    /**
     * Does the steps that are left.
     *
     * @param chunks after so many chunks the next one breaks off just before its end
     */
    public void finish(UUID id, int chunks) {
        int[] left = {chunks};
        StoredImport stored = stored(id);
        Staging staging = new Staging(stored, target, () -> db.transaction().handle());
        boolean staged = stored.stagedAll();
        while (!staged) staged = chunk(left, () -> next(staging)).stagedAll();
        Matching.Position match = matched.getOrDefault(id, Matching.Position.START);
        while (!match.all()) {
            Matching.Position from = match;
            match = chunk(left, () -> steps().match(stored, from));
            matched.put(id, match);
        }
        if (stored.dryRun()) return;
        boolean all = false;
        while (!all) {
            all = chunk(left, () -> Applying.next(db.transaction().handle(), id, stored.importPlan(), target))
                    .all();
        }
        in(() -> {
            steps().bind(stored);
            return db.transaction().handle().execute("update import set state = 'DONE' where id = ?", id);
        });
    }

    /** Takes an import back to the end. */
    public ImportStatus undo(UUID id) {
        beginUndo(id);
        finishUndo(id, Integer.MAX_VALUE);
        return status(id);
    }

    public void beginUndo(UUID id) {
        in(() -> {
            undos.begin(id);
            return id;
        });
    }

    /**
     * Takes back what is left.
     *
     * @param chunks after so many chunks the next one breaks off just before its end
     */
    public void finishUndo(UUID id, int chunks) {
        int[] left = {chunks};
        boolean all = false;
        while (!all) {
            all = chunk(left, () -> Undoing.next(db.transaction().handle(), id, target))
                    .all();
        }
        in(() -> table.endUndo(id));
    }

    /** What the nightly schedule does. */
    public void tidy() {
        Context.run(context, () -> new ImportTidying(db.transaction(), db.transactions(), TestSettings.on(db), clock)
                .run());
    }

    public UndoPreview preview(UUID id) {
        return in(() -> undos.preview(id));
    }

    public String kept(UUID id) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        in(() -> {
            undos.kept(id, out);
            return id;
        });
        return out.toString(StandardCharsets.UTF_8);
    }

    private ImportSteps steps() {
        return new ImportSteps(table, targets, TestAudit.on(db), null, clock);
    }

    private <T> T chunk(int[] left, Supplier<T> work) {
        return in(() -> {
            T done = work.get();
            if (left[0]-- == 0) throw new BrokenOff();
            return done;
        });
    }

    private static Staging.Position next(Staging staging) {
        try {
            return staging.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StoredImport stored(UUID id) {
        return in(() -> table.get(id));
    }

    public ImportStatus status(UUID id) {
        return in(() -> imports.status(id));
    }

    public ImportReport report(UUID id) {
        return in(() -> imports.report(id));
    }

    public ImportPreview preview(UUID id, ImportOptions options) {
        return in(() -> imports.preview(id, options));
    }

    public String failures(UUID id) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        in(() -> {
            imports.failures(id, out);
            return id;
        });
        return out.toString(StandardCharsets.UTF_8);
    }

    public String failuresAsItCame(UUID id) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        in(() -> {
            imports.failuresAsItCame(id, out);
            return id;
        });
        return out.toString(StandardCharsets.UTF_8);
    }

    /** In a transaction of the member this runner works for. */
    public <T> T in(Supplier<T> work) {
        return db.transactions().inNew(context, work);
    }
}
