package dev.cohort.imports;

import dev.cohort.access.Access;
import dev.cohort.audit.Audit;
import dev.cohort.event.Events;
import dev.cohort.person.PersonRules;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the steps of an import job do, each within the transaction of its chunk. */
@ApplicationScoped
class ImportSteps {
    // A second dry run finds the rows read: how long reading takes, only the first one tells.
    private static final String TRIED = """
            update import i
            set state = 'DONE', ended_at = :now, created_rows = n.created, updated_rows = n.updated, skipped_rows = n.skipped,
                tried_millis = coalesce(i.tried_millis, (extract(epoch from :now - i.started_at) * 1000)::bigint)
            from (
                select count(*) filter (where decision = 'C') as created, count(*) filter (where decision = 'U') as updated,
                    count(*) filter (where decision = 'S') as skipped
                from import_match where import_id = :id
            ) n
            where i.id = :id
            """;

    private static final int MANY = 1_000;

    private final ImportTable table;
    private final ImportTargets targets;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    @Inject
    ImportSteps(ImportTable table, ImportTargets targets, Audit audit, Events events, Clock clock) {
        this.table = table;
        this.targets = targets;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public StoredImport load(UUID id) {
        StoredImport stored = table.get(id);
        Access.require(targets.get(stored.recordType()).permission());
        return stored;
    }

    public Staging staging(StoredImport stored) {
        return new Staging(stored, targets.get(stored.recordType()), table::sql);
    }

    @Transactional
    public void beginMatching(StoredImport stored) {
        table.sql().execute("update import set state = 'MATCHING' where id = ?", stored.id());
    }

    /** Finds duplicates, the next part of them; a dry run is done with the last one. */
    @Transactional
    public Matching.Position match(StoredImport stored, Matching.Position from) {
        Matching.Position to =
                Matching.next(table.sql(), stored.id(), stored.importPlan(), targets.get(stored.recordType()), from);
        if (to.all() && stored.dryRun())
            table.sql()
                    .createUpdate(TRIED)
                    .bind("id", stored.id())
                    .bind("now", Instant.now(clock))
                    .execute();
        return to;
    }

    @Transactional
    public Applying.Position apply(StoredImport stored) {
        return Applying.next(table.sql(), stored.id(), stored.importPlan(), targets.get(stored.recordType()));
    }

    @Transactional
    public Undoing.Position undo(StoredImport stored) {
        return Undoing.next(table.sql(), stored.id(), targets.get(stored.recordType()));
    }

    @Transactional
    public void finishUndo(StoredImport stored) {
        if (!table.endUndo(stored.id())) return;
        ImportUndone undone = ImportUndone.of(ImportStatus.of(load(stored.id())));
        audit.noted("undone", "import", stored.id(), undone, null);
        events.publish(undone);
    }

    /** Binds people who belong together. */
    void bind(StoredImport stored) {
        if (!targets.get(stored.recordType()).isPeople()) return;
        // A table that has just grown and is not counted yet is searched row by row by whoever joins it.
        if (table.get(stored.id()).createdRows() > MANY) table.sql().execute("analyze person");
        RequestContext context = Context.current();
        Instant now = Instant.now(clock);
        UUID member = context.caller().id();
        ImportPlan plan = stored.importPlan();
        if (Guardians.areNamed(plan)) {
            var rules = new PersonRules(plan.region(), LocalDate.ofInstant(now, context.zone()));
            new Guardians(table.sql(), stored.id(), rules, member, now).bind();
        }
        Households.bind(table.sql(), stored.id(), member, now);
    }

    /** The database itself refuses to call an import done whose counts do not add up. */
    @Transactional
    public void finish(StoredImport stored) {
        int finished = table.sql()
                .execute(
                        "update import set state = 'DONE', ended_at = ? where id = ? and state <> 'DONE'",
                        Instant.now(clock),
                        stored.id());
        if (finished == 0) return;
        bind(stored);
        ImportStatus status = ImportStatus.of(load(stored.id()));
        audit.noted("finish", "import", stored.id(), ImportFinished.of(status), null);
        events.publish(ImportFinished.of(status));
    }
}
