package dev.cohort.imports;

import dev.cohort.access.Access.Visible;
import dev.cohort.imports.ImportTarget.Kept;
import dev.cohort.imports.ImportTarget.Range;
import dev.cohort.imports.ImportTarget.Undone;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one range as records that are one row of one table each, and takes them back; for targets of such
 * records. By sets: so many statements for a range, however many rows it has. All in the running transaction.
 */
public final class ImportedRecords {
    private final RecordShape shape;
    private final Handle handle;
    private final Range range;
    private final Instant now;

    public ImportedRecords(RecordShape shape, Handle handle, Range range, Instant now) {
        this.shape = shape;
        this.handle = handle;
        this.range = range;
        this.now = now;
    }

    /**
     * Makes and changes what {@code import_match} says.
     *
     * @param fillOnly whether changes fill empty values only
     * @param refresh is told who was changed, to make anew what follows from their values
     */
    public void write(boolean fillOnly, Consumer<List<UUID>> refresh) {
        ranged(handle.createUpdate(shape.gone())).execute();
        signed(ranged(handle.createUpdate(shape.create()))).execute();
        if (ranged(handle.createUpdate(shape.keepImages())).execute() == 0) return;
        List<UUID> changed = ranged(handle.createQuery(shape.update(fillOnly)))
                .bind("now", now)
                .mapTo(UUID.class)
                .list();
        if (!changed.isEmpty()) {
            refresh.accept(changed);
            named(handle.createUpdate(shape.versions()), changed).execute();
            signed(named(handle.createUpdate(shape.auditChanged()), changed)).execute();
        }
        // Where nothing differed there is nothing to put back.
        ranged(handle.createUpdate(shape.forget())).execute();
    }

    /** A record that the import made or changed; reason: why it stays, null when it does not. */
    record Judged(
            long rowNo,
            UUID recordId,
            boolean made,
            @Nullable String number,
            @Nullable String reason) {}

    /** @param changeable which records t the caller may change */
    public Undone foresee(Visible changeable) {
        return judged(changeable, RecordShape.COUNTS).mapTo(Undone.class).one();
    }

    public long beyondReach(Visible changeable) {
        return judged(changeable, RecordShape.BEYOND_REACH).mapTo(Long.class).one();
    }

    public List<Kept> wouldKeep(Visible changeable, int most) {
        return judged(changeable, RecordShape.FIRST_KEPT)
                .bind("most", most)
                .mapTo(Kept.class)
                .list();
    }

    /** @param removing is told who is about to be removed */
    public Undone undo(Visible changeable, Consumer<List<UUID>> removing) {
        ranged(handle.createQuery(shape.lock())).mapTo(UUID.class).list();
        List<Judged> all =
                judged(changeable, RecordShape.ALL).mapTo(Judged.class).list();
        List<UUID> removed = ids(
                all.stream().filter(one -> one.made() && one.reason() == null).toList());
        List<UUID> restored = ids(
                all.stream().filter(one -> !one.made() && one.reason() == null).toList());
        if (!removed.isEmpty()) {
            removing.accept(removed);
            signed(named(handle.createUpdate(shape.auditRemoved()), removed)).execute();
            named(handle.createUpdate(shape.remove()), removed).execute();
        }
        if (!restored.isEmpty()) {
            signed(named(handle.createUpdate(shape.auditRestored()), restored)).execute();
            named(handle.createUpdate(shape.restore()), restored)
                    .bind("now", now)
                    .execute();
            named(handle.createUpdate(shape.restored()), restored).execute();
        }
        List<Judged> kept = all.stream().filter(one -> one.reason() != null).toList();
        keep(kept);
        return new Undone(removed.size(), restored.size(), kept.size());
    }

    private static List<UUID> ids(List<Judged> records) {
        return records.stream().map(Judged::recordId).toList();
    }

    private void keep(List<Judged> kept) {
        if (kept.isEmpty()) return;
        handle.createUpdate(RecordShape.KEEP)
                .bind("id", range.importId())
                .bindArray("rows", Long.class, kept.stream().map(Judged::rowNo).toList())
                .bindArray("records", UUID.class, ids(kept))
                .bindArray(
                        "numbers",
                        String.class,
                        kept.stream().map(Judged::number).toList())
                .bindArray(
                        "reasons",
                        String.class,
                        kept.stream().map(Judged::reason).toList())
                .execute();
    }

    private Query judged(Visible changeable, String select) {
        String sql = shape.judged(handle, Conditions.named(changeable)) + select;
        return Conditions.bind(ranged(handle.createQuery(sql)), changeable);
    }

    private <S extends SqlStatement<S>> S ranged(S statement) {
        return statement
                .bind("id", range.importId())
                .bind("first", range.first())
                .bind("last", range.last());
    }

    private <S extends SqlStatement<S>> S named(S statement, List<UUID> records) {
        return statement.bind("id", range.importId()).bindArray("records", UUID.class, records);
    }

    private <S extends SqlStatement<S>> S signed(S statement) {
        RequestContext context = Context.current();
        return statement
                .bind("member", context.caller().id())
                .bind("actor", context.caller().name())
                .bind("door", context.door())
                .bind("address", context.address())
                .bind("request", context.requestId())
                .bind("now", now);
    }
}
