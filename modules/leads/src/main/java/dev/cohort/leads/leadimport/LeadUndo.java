package dev.cohort.leads.leadimport;

import dev.cohort.access.Access.Visible;
import dev.cohort.imports.Conditions;
import dev.cohort.imports.ImportTarget.Kept;
import dev.cohort.imports.ImportTarget.Range;
import dev.cohort.imports.ImportTarget.Undone;
import dev.cohort.imports.ImportedPeople;
import dev.cohort.leads.Leads;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.Referrers;
import dev.cohort.request.RequestContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Takes back what the rows of one range have made of leads, as far as nothing has come of it since. */
final class LeadUndo {
    private final Handle handle;
    private final Range range;
    private final Visible changeable;
    private final RequestContext context;
    private final Instant now;

    /** @param changeable which leads l the caller may change */
    LeadUndo(Handle handle, Range range, Visible changeable, RequestContext context, Instant now) {
        this.handle = handle;
        this.range = range;
        this.changeable = changeable;
        this.context = context;
        this.now = now;
    }

    /**
     * A lead that the import made or changed.
     *
     * @param number null when it is gone
     * @param reason why it stays; null when it does not
     */
    record Judged(
            long rowNo,
            UUID recordId,
            boolean made,
            @Nullable String number,
            @Nullable UUID personId,
            @Nullable String reason) {

        boolean isRemoved() {
            return made && reason == null;
        }

        boolean isRestored() {
            return !made && reason == null;
        }
    }

    Undone foresee() {
        return judged(LeadUndoSql.COUNTS).mapTo(Undone.class).one();
    }

    long beyondReach() {
        return changeable.values().isEmpty() && changeable.sql().equals("true")
                ? 0
                : judged(LeadUndoSql.BEYOND_REACH).mapTo(Long.class).one();
    }

    List<Kept> wouldKeep(int most) {
        return judged(LeadUndoSql.FIRST_KEPT)
                .bind("most", most)
                .mapTo(Kept.class)
                .list();
    }

    Undone undo() {
        lock();
        List<Judged> all = judged(LeadUndoSql.ALL).mapTo(Judged.class).list();
        List<Judged> removed = all.stream().filter(Judged::isRemoved).toList();
        List<Judged> restored = all.stream().filter(Judged::isRestored).toList();
        List<Judged> kept = all.stream().filter(lead -> lead.reason() != null).toList();
        remove(ids(removed));
        restore(ids(restored));
        people(removed, restored);
        keep(kept);
        return new Undone(removed.size(), restored.size(), kept.size());
    }

    /** What is judged stays as it is until the transaction ends. */
    private void lock() {
        List<UUID> leads = ranged(handle.createQuery(LeadUndoSql.TOUCHED_LEADS))
                .mapTo(UUID.class)
                .list();
        for (String lock : List.of(LeadUndoSql.LOCK_PEOPLE, LeadUndoSql.LOCK_LEADS))
            handle.createQuery(lock)
                    .bindArray("leads", UUID.class, leads)
                    .mapTo(UUID.class)
                    .list();
    }

    private Query judged(String select) {
        String inUse = "(" + Referrers.anyTo(handle, "lead", "l.id", Set.of("lead_stage_change", "lead_assignment"))
                + " or " + Referrers.anyWork(Leads.RECORD, "l.id") + ")";
        String sql = LeadUndoSql.judged(Conditions.named(changeable), inUse) + select;
        return Conditions.bind(ranged(handle.createQuery(sql)), changeable);
    }

    private void remove(List<UUID> leads) {
        if (leads.isEmpty()) return;
        audit(LeadUndoSql.AUDIT_REMOVED, leads);
        each(LeadUndoSql.REMOVE_MOVES, leads);
        each(LeadUndoSql.REMOVE_ASSIGNMENTS, leads);
        each(LeadUndoSql.REMOVE, leads);
    }

    private void each(String sql, List<UUID> leads) {
        handle.createUpdate(sql).bindArray("leads", UUID.class, leads).execute();
    }

    private void restore(List<UUID> leads) {
        if (leads.isEmpty()) return;
        audit(LeadUndoSql.AUDIT_RESTORED, leads);
        handle.createUpdate(LeadUndoSql.RESTORE)
                .bind("id", range.importId())
                .bindArray("leads", UUID.class, leads)
                .bind("now", now)
                .execute();
        for (String sql : List.of(LeadUndoSql.TAKE_MOVES_BACK, LeadUndoSql.RESTORED))
            handle.createUpdate(sql)
                    .bind("id", range.importId())
                    .bindArray("leads", UUID.class, leads)
                    .execute();
    }

    private void people(List<Judged> removed, List<Judged> restored) {
        ImportedPeople people = new ImportedPeople(handle, range);
        if (!removed.isEmpty())
            people.remove(removed.stream().map(Judged::rowNo).toList());
        List<UUID> behind = Stream.concat(removed.stream(), restored.stream())
                .map(Judged::personId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (!behind.isEmpty()) people.restore(behind, now);
    }

    private void keep(List<Judged> kept) {
        if (kept.isEmpty()) return;
        handle.createUpdate(LeadUndoSql.KEEP)
                .bind("id", range.importId())
                .bindArray("rows", Long.class, kept.stream().map(Judged::rowNo).toList())
                .bindArray("leads", UUID.class, ids(kept))
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

    private void audit(String sql, List<UUID> leads) {
        handle.createUpdate(sql)
                .bind("id", range.importId())
                .bindArray("leads", UUID.class, leads)
                .bindArray(
                        "audits",
                        UUID.class,
                        leads.stream().map(lead -> Ids.next()).toList())
                .bind("member", context.caller().id())
                .bind("actor", context.caller().name())
                .bind("door", context.door())
                .bind("address", context.address())
                .bind("request", context.requestId())
                .bind("now", now)
                .execute();
    }

    private static List<UUID> ids(List<Judged> leads) {
        return leads.stream().map(Judged::recordId).toList();
    }

    private <S extends SqlStatement<S>> S ranged(S statement) {
        return statement
                .bind("id", range.importId())
                .bind("first", range.first())
                .bind("last", range.last());
    }
}
