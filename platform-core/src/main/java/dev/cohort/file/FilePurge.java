package dev.cohort.file;

import dev.cohort.module.ScheduledWork;
import dev.cohort.module.Settings;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes for good what was deleted some time ago, every night; and from an object store what no row names any more, such
 * as what a broken transaction or an erasure has left there.
 */
@Named(FilePurge.NAME)
@ApplicationScoped
public class FilePurge implements ScheduledWork {
    public static final String NAME = "file-purge";

    private static final Logger LOG = LoggerFactory.getLogger(FilePurge.class);
    private static final int AT_ONCE = 200;
    // Who uploads just now has no row to be seen yet.
    private static final Duration GRACE = Duration.ofDays(1);

    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final FileStores stores;
    private final Settings settings;
    private final Clock clock;

    @Inject
    FilePurge(
            TenantTransaction transaction,
            Transactions transactions,
            FileStores stores,
            Settings settings,
            Clock clock) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.stores = stores;
        this.settings = settings;
        this.clock = clock;
    }

    record Gone(UUID id, String store) {}

    @Override
    public void run() {
        int days = transactions.inNew(() -> settings.get(FileSettings.KEEP_DELETED_DAYS));
        Instant before = Instant.now(clock).minus(Duration.ofDays(Math.max(0, days)));
        long purged = 0;
        int done;
        do {
            done = transactions.inNew(() -> purge(before));
            purged += done;
        } while (done == AT_ONCE);
        if (purged > 0)
            LOG.info(
                    "{} deleted files of {} are gone for good",
                    purged,
                    Context.tenant().slug());
        stores.objects().ifPresent(this::sweep);
    }

    private int purge(Instant before) {
        List<Gone> gone = transaction
                .handle()
                .createQuery("""
                        select id, store from file where deleted_at < :before
                        order by deleted_at, id limit :most for update skip locked
                        """)
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .bind("most", AT_ONCE)
                .mapTo(Gone.class)
                .list();
        // The bytes first: where the transaction fails, the row leads here again, and deleting twice does no harm.
        gone.forEach(file -> stores.named(file.store()).delete(file.id()));
        transaction
                .handle()
                .createUpdate("delete from file where id = any(:ids)")
                .bindArray("ids", UUID.class, gone.stream().map(Gone::id).toArray())
                .execute();
        return gone.size();
    }

    private void sweep(ObjectFiles objects) {
        Instant before = Instant.now(clock).minus(GRACE);
        List<UUID> seen = new ArrayList<>();
        objects.each(Context.tenant().id(), file -> {
            if (file.getValue().isAfter(before)) return;
            seen.add(file.getKey());
            if (seen.size() < AT_ONCE) return;
            forget(objects, seen);
            seen.clear();
        });
        forget(objects, seen);
    }

    private void forget(ObjectFiles objects, List<UUID> seen) {
        if (seen.isEmpty()) return;
        Set<UUID> known = new HashSet<>(transactions.inNew(() -> transaction
                .handle()
                .createQuery("select id from file where id = any(:ids)")
                .bindArray("ids", UUID.class, seen.toArray())
                .mapTo(UUID.class)
                .list()));
        seen.stream().filter(id -> !known.contains(id)).forEach(objects::delete);
    }
}
