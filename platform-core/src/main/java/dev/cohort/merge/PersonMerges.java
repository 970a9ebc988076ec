package dev.cohort.merge;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.event.Events;
import dev.cohort.merge.MergedRows.Column;
import dev.cohort.module.Contributions;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.person.People;
import dev.cohort.person.PersonDetails;
import dev.cohort.person.PersonReader;
import dev.cohort.person.Persons;
import dev.cohort.person.Persons.Beside;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Makes one person of two, in one transaction, and two of one again. */
@ApplicationScoped
public class PersonMerges {
    private static final int MAX_NOTES = 20_000;

    // Always in the same order, so that two who merge the same two do not wait for each other.
    private static final String LOCK = "select id from person where id = any(?) order by id for update";

    private static final String KEEP = """
            insert into person_merge (id, winner_id, loser_id, winner_before, winner_after, loser_before, merged_at, merged_by)
            values (:id, :winner, :loser, :before::jsonb, :before::jsonb, :loserBefore::jsonb, :now, :by)
            """;

    private static final String DONE = """
            select m.id, m.winner_id, m.loser_id, l.first_name, l.last_name, l.email, l.phone, m.merged_at,
                b.name as merged_by, w.merged_into is null and w.deleted_at is null as undoable
            from person_merge m join person l on l.id = m.loser_id join person w on w.id = m.winner_id
                left join member b on b.id = m.merged_by
            where m.undone_at is null and m.winner_id = :person and (:with::uuid is null or m.loser_id = :with)
            order by m.merged_at desc, m.id desc
            """;

    private static final String LATEST = """
            select id, winner_id, loser_id, winner_before::text, winner_after::text, loser_before::text, merged_at
            from person_merge
            where winner_id = :winner and undone_at is null and (:merge::uuid is null or id = :merge)
            order by merged_at desc, id desc limit 1 for update
            """;

    // What was settled about the loser holds of the winner.
    private static final String INHERIT = """
            with added as (
                insert into duplicate_pair (id, first_id, second_id, score, reasons, state, found_at, settled_at, settled_by)
                select gen_random_uuid(), least(:winner, o.other), greatest(:winner, o.other), o.score, o.reasons, o.state,
                    o.found_at, o.settled_at, o.settled_by
                from (select d.*, case when d.first_id = :loser then d.second_id else d.first_id end as other
                    from duplicate_pair d
                    where (d.first_id = :loser or d.second_id = :loser) and d.state in ('NOT_DUPLICATE', 'HOUSEHOLD')) o
                where o.other <> :winner
                on conflict (first_id, second_id) do nothing
                returning id)
            insert into person_merge_row (merge_id, table_name, column_name, row_key)
            select :merge, 'duplicate_pair', '', jsonb_build_object('id', id) from added
            """;

    private static final String DISINHERIT = """
            delete from duplicate_pair d using person_merge_row r
            where r.merge_id = :merge and r.table_name = 'duplicate_pair' and d.id = (r.row_key ->> 'id')::uuid
            """;

    private static final String SETTLE = """
            update duplicate_pair set state = :to, settled_at = :now, settled_by = :by
            where first_id = least(:winner, :loser) and second_id = greatest(:winner, :loser) and state = :from
            """;

    private final TenantTransaction transaction;
    private final Contributions contributions;
    private final People people;
    private final Persons persons;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    @Inject
    PersonMerges(
            TenantTransaction transaction,
            Contributions contributions,
            People people,
            Persons persons,
            Audit audit,
            Events events,
            Clock clock) {
        this.transaction = transaction;
        this.contributions = contributions;
        this.people = people;
        this.persons = persons;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A merge that has been done. */
    record Kept(
            UUID id,
            UUID winnerId,
            UUID loserId,
            String winnerBefore,
            String winnerAfter,
            String loserBefore,
            Instant mergedAt) {}

    record Done(
            UUID id,
            UUID winnerId,
            UUID loserId,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String phone,
            Instant mergedAt,
            @Nullable String mergedBy,
            boolean undoable) {
        DoneMerge merge() {
            return new DoneMerge(
                    id,
                    winnerId,
                    loserId,
                    PersonReader.name(firstName, lastName, email, phone),
                    mergedAt,
                    mergedBy,
                    undoable);
        }
    }

    /**
     * Who has become this person, the latest first.
     *
     * @throws Problem 404 when there is no such person whom the caller may see
     */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public List<DoneMerge> into(UUID person) {
        return done(people.get(person).id(), null);
    }

    /** The merge of these two, whoever of them stayed; empty where it was taken back, or they are not the caller's to see. */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public Optional<DoneMerge> between(UUID one, UUID other) {
        try {
            people.get(one);
        } catch (Problem gone) {
            return Optional.empty();
        }
        return Stream.concat(done(one, other).stream(), done(other, one).stream())
                .findFirst();
    }

    private List<DoneMerge> done(UUID person, @Nullable UUID with) {
        return transaction
                .handle()
                .createQuery(DONE)
                .bind("person", person)
                .bindByType("with", with, UUID.class)
                .mapTo(Done.class)
                .map(Done::merge)
                .list();
    }

    /** Both side by side, with how many rows of the other one's would move. */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public MergePreview preview(UUID id, UUID with) {
        PersonDetails person = people.get(id);
        PersonDetails other = people.get(with);
        if (person.id().equals(other.id())) throw Problem.rule("merge-with-self");
        MergedRows rows = MergedRows.ofPeople(transaction.handle());
        Map<String, Long> counts = new TreeMap<>();
        for (Column column : rows.columns()) counts.merge(column.table(), rows.count(column, other.id()), Long::max);
        List<MergeQuestion> questions = contributions.of(PersonMerging.class).stream()
                .flatMap(part -> part.question(person.id(), other.id()).stream())
                .toList();
        return new MergePreview(person, other, listed(counts), questions);
    }

    /**
     * Lets the other one become this one: every row of core and modules that refers to them moves, in this transaction.
     *
     * @throws Problem 404 for somebody the caller does not see, 409 {@code person-merged}, 422 {@code merge-with-self}
     */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public MergeAnswer merge(UUID winner, MergeOrder order) {
        UUID loser = order.with();
        PickedFields picked = new PickedFields(order.fields());
        if (winner.equals(loser)) throw Problem.rule("merge-with-self");
        lock(winner, loser);
        requireWhole(winner);
        requireWhole(loser);
        MergeChoices choices = MergeChoices.of(contributions.of(PersonMerging.class), winner, loser, order.stays());
        Handle handle = transaction.handle();
        RowImages images = new RowImages(handle, "person");
        UUID merge = Ids.next();
        String before = images.of(winner);
        handle.createUpdate(KEEP)
                .bind("id", merge)
                .bind("winner", winner)
                .bind("loser", loser)
                .bind("before", before)
                .bind("loserBefore", images.of(loser))
                .bind("now", Instant.now(clock))
                .bindByType("by", Context.caller().id(), UUID.class)
                .execute();
        join(winner, loser, picked);
        images.fill(winner, loser);
        Map<String, Long> moved = new TreeMap<>();
        Map<String, Long> kept = new TreeMap<>();
        MergedRows rows = MergedRows.ofPeople(handle);
        for (Column column : rows.columns()) {
            moved.merge(column.table(), rows.move(column, merge, loser, winner), Long::max);
            kept.merge(column.table(), rows.count(column, loser), Long::max);
        }
        handle.createUpdate(INHERIT)
                .bind("winner", winner)
                .bind("loser", loser)
                .bind("merge", merge)
                .execute();
        settle(winner, loser, "OPEN", "MERGED");
        // Last, so that it does not point at itself: it is a reference to the winner, and none of the loser's.
        persons.become(loser, winner);
        List<ClosedRecord> closed = choices.carriedOut(merge);
        transaction
                .handle()
                .createUpdate("update person_merge set winner_after = :after::jsonb where id = :id")
                .bind("after", images.of(winner))
                .bind("id", merge)
                .execute();
        audit.noted(
                "merge", People.RECORD, winner, new Audited(merge, loser, order.fields(), listed(moved), closed), null);
        audit.noted("merged", People.RECORD, loser, Map.of("mergeId", merge, "into", winner), null);
        events.publish(winner, new PersonsMerged(winner, loser, merge));
        return new MergeAnswer(merge, people.get(winner), listed(moved), listed(kept), closed);
    }

    private record Audited(
            UUID mergeId,
            UUID with,
            @Nullable Map<String, String> fields,
            List<TableRows> moved,
            List<ClosedRecord> closed) {}

    /**
     * Takes a merge back: both are as they were, and exactly the rows that were moved are back. What was changed or came to
     * be since stays with the person, and is listed.
     *
     * @throws Problem 404, 409 {@code nothing-to-unmerge} or {@code merge-overtaken}
     */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public UnmergeAnswer unmerge(UUID winner, UnmergeOrder order) {
        if (!people.get(winner).id().equals(winner))
            throw Problem.conflict("merge-overtaken").with("person", winner);
        Handle handle = transaction.handle();
        Kept merge = handle.createQuery(LATEST)
                .bind("winner", winner)
                .bindByType("merge", order.mergeId(), UUID.class)
                .mapTo(Kept.class)
                .findOne()
                .orElseThrow(() -> Problem.conflict("nothing-to-unmerge").with("person", winner));
        UUID loser = merge.loserId();
        lock(winner, loser);
        MergedRows rows = MergedRows.ofPeople(handle);
        RowImages images = new RowImages(handle, "person");
        contributions.of(PersonMerging.class).forEach(part -> part.unmerged(merge.id()));
        List<String> kept = images.restore(winner, merge.winnerBefore(), merge.winnerAfter());
        images.restore(loser, merge.loserBefore());
        Map<String, Long> moved = new TreeMap<>();
        Map<String, Long> since = new TreeMap<>();
        for (Column column : rows.columns()) {
            moved.merge(column.table(), rows.moveBack(column, merge.id(), winner, loser), Long::max);
            since.merge(column.table(), rows.countSince(column, winner, merge.mergedAt()), Long::max);
        }
        handle.createUpdate(DISINHERIT).bind("merge", merge.id()).execute();
        settle(winner, loser, "MERGED", "OPEN");
        handle.createUpdate("update person_merge set undone_at = :now, undone_by = :by where id = :id")
                .bind("now", Instant.now(clock))
                .bindByType("by", Context.caller().id(), UUID.class)
                .bind("id", merge.id())
                .execute();
        audit.noted("unmerge", People.RECORD, winner, Map.of("mergeId", merge.id(), "with", loser, "kept", kept), null);
        audit.noted("unmerge", People.RECORD, loser, Map.of("mergeId", merge.id(), "from", winner), null);
        events.publish(winner, new PersonsUnmerged(winner, loser, merge.id()));
        persons.forget();
        return new UnmergeAnswer(merge.id(), people.get(winner), people.get(loser), listed(moved), kept, listed(since));
    }

    private void lock(UUID one, UUID other) {
        transaction
                .handle()
                .createQuery(LOCK)
                .bind(0, new UUID[] {one, other})
                .mapTo(UUID.class)
                .list();
        // Read before the lock was had, they may be others now.
        persons.forget();
    }

    /** The person is there, within the caller's reach, and has not become another one. */
    private void requireWhole(UUID id) {
        UUID today = people.get(id).id();
        if (!today.equals(id))
            throw Problem.conflict("person-merged").with("person", id).with("into", today);
    }

    private void join(UUID winner, UUID loser, PickedFields picked) {
        Beside own = persons.beside(winner);
        Beside other = persons.beside(loser);
        persons.change(winner, picked.of(persons.get(winner), persons.get(loser)));
        persons.annotate(
                winner,
                new Beside(
                        picked.of("organizationId", own.organizationId(), other.organizationId()),
                        picked.notes(own.notes(), other.notes(), MAX_NOTES),
                        picked.own(own.customFields(), other.customFields())));
    }

    private void settle(UUID winner, UUID loser, String from, String to) {
        boolean open = to.equals("OPEN");
        transaction
                .handle()
                .createUpdate(SETTLE)
                .bind("winner", winner)
                .bind("loser", loser)
                .bind("from", from)
                .bind("to", to)
                .bindByType("now", open ? null : Instant.now(clock), Instant.class)
                .bindByType("by", open ? null : Context.caller().id(), UUID.class)
                .execute();
    }

    /** Of a table that names the person in two columns the rows are counted once. */
    private static List<TableRows> listed(Map<String, Long> counts) {
        List<TableRows> listed = new ArrayList<>();
        counts.forEach((table, rows) -> {
            if (rows > 0) listed.add(new TableRows(table.replace("\"", ""), rows));
        });
        return listed;
    }
}
