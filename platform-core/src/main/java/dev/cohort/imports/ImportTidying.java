package dev.cohort.imports;

import dev.cohort.module.ScheduledWork;
import dev.cohort.module.Setting;
import dev.cohort.module.Settings;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what nothing needs any more of imports that are through; core schedules it nightly. What an
 * undo goes by stays, and so does the file as long as rows of it may be asked for, until a time that the tenant sets; what
 * was read out of the rows goes after a day. Tries, and what broke off or was stopped, may be gone on with until then.
 */
@ApplicationScoped
@Named(ImportTidying.NAME)
public class ImportTidying implements ScheduledWork {
    public static final String NAME = "import-tidying";

    private static final Logger LOG = LoggerFactory.getLogger(ImportTidying.class);

    /** By then the job that ran it has long come to its own end. */
    private static final Duration REST = Duration.ofDays(1);

    /** How many days the file of an import is kept, and what its undo goes by. */
    public static final Setting<Integer> KEEP_DAYS = new Setting<>("imports.keep-days", Integer.class, 365);

    private static final String DUE = """
            select id from import
            where tidied is distinct from state and tidied is distinct from 'EXPIRED' and not dry_run and state in ('DONE', 'UNDONE')
                and ended_at <= :until and (undone_at is null or undone_at <= :until)
            order by ended_at, id
            """;
    // Nobody begins an undo meanwhile.
    private static final String LOCK = """
            select state = 'DONE' and created_rows + updated_rows > 0 as undoable, failed_rows + kept_rows > 0 as picked
            from import
            where id = ? and tidied is distinct from state and state in ('DONE', 'UNDONE')
            for update
            """;
    // The undo goes by the ids of what a row has made, or its twin.
    private static final String MADE_NOTHING = """
            delete from import_row r
            where r.import_id = :id
                and not exists (
                    select from import_match m
                    where m.import_id = :id and m.row_no = r.row_no and m.decision = 'C')
                and not exists (
                    select from import_match m where m.import_id = :id and m.twin_of = r.row_no)
            """;
    private static final String VALUES = """
            update import_row
            set email = null, phone = null, external_id = null, name = null, turned_name = null, data = null, custom = null
            where import_id = :id
            """;
    private static final String ROWS = "delete from import_row where import_id = :id";
    // The report counts why rows were skipped.
    private static final String DECISIONS = "delete from import_match where import_id = :id and decision <> 'S'";
    private static final String FILE = "delete from import_file_chunk where import_id = :id";
    // Running ones have not ended; what waits or broke off and was never gone on with goes as well.
    private static final String OLD = """
            select id from import
            where tidied is distinct from 'EXPIRED' and coalesce(undone_at, ended_at, created_at) <= :until
                and state in ('UPLOADED', 'DONE', 'FAILED', 'CANCELLED', 'UNDONE')
            order by created_at, id
            """;
    private static final String LOCK_OLD = """
            select id from import
            where id = ? and tidied is distinct from 'EXPIRED'
                and state in ('UPLOADED', 'DONE', 'FAILED', 'CANCELLED', 'UNDONE')
            for update
            """;
    private static final String FAULTS = "delete from import_fault where import_id = :id";
    private static final String IMAGES = "delete from import_before where import_id = :id";
    private static final String PEOPLE = "delete from import_person_before where import_id = :id";
    private static final String BOUND = "update person_relation set import_id = null where import_id = :id";
    private static final String EXPIRED = "update import set tidied = 'EXPIRED' where id = :id";

    private static final String TIDIED = "update import set tidied = state where id = :id";

    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final Settings settings;
    private final Clock clock;

    @Inject
    ImportTidying(TenantTransaction transaction, Transactions transactions, Settings settings, Clock clock) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What of an import has to stay.
     *
     * @param undoable what its undo goes by, and the file, whose rows it names that it leaves alone
     * @param picked the file, for the rows that failed or were kept
     */
    record Needed(boolean undoable, boolean picked) {}

    @Override
    public void run() {
        List<UUID> due = transactions.in(() -> transaction
                .handle()
                .createQuery(DUE)
                .bind("until", Instant.now(clock).minus(REST))
                .mapTo(UUID.class)
                .list());
        for (UUID id : due) transactions.in(() -> tidy(transaction.handle(), id));
        List<UUID> old = transactions.in(() -> transaction
                .handle()
                .createQuery(OLD)
                .bind("until", Instant.now(clock).minus(Duration.ofDays(Math.max(1, settings.get(KEEP_DAYS)))))
                .mapTo(UUID.class)
                .list());
        for (UUID id : old) transactions.in(() -> expire(transaction.handle(), id));
        LOG.debug("Tidied {} imports", due.size());
    }

    /** From here on it cannot be undone; what came of it stays on record, in numbers. */
    private static UUID expire(Handle sql, UUID id) {
        if (sql.select(LOCK_OLD, id).mapTo(UUID.class).findOne().isPresent())
            change(sql, id, ROWS, DECISIONS, FAULTS, IMAGES, PEOPLE, BOUND, FILE, EXPIRED);
        return id;
    }

    private static UUID tidy(Handle sql, UUID id) {
        Optional<Needed> needed = sql.select(LOCK, id).mapTo(Needed.class).findOne();
        if (needed.isEmpty()) return id;
        if (needed.get().undoable()) {
            change(sql, id, MADE_NOTHING, VALUES);
        } else {
            change(sql, id, ROWS, DECISIONS);
            if (!needed.get().picked()) change(sql, id, FILE);
        }
        change(sql, id, TIDIED);
        return id;
    }

    private static void change(Handle sql, UUID id, String... statements) {
        for (String statement : statements)
            sql.createUpdate(statement).bind("id", id).execute();
    }
}
