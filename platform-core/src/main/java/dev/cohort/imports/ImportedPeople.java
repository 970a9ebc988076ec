package dev.cohort.imports;

import dev.cohort.imports.ImportTarget.Range;
import dev.cohort.persistence.Referrers;
import dev.cohort.person.PersonColumns;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The people behind the records of an import: kept as they were before it changed them, and put back or removed when it is
 * taken back. For targets whose records stand on a person; all in the running transaction.
 */
public final class ImportedPeople {
    private static final String KEEP = """
            insert into import_person_before (import_id, person_id, row_no, record, before_version, after_version)
            select m.import_id, p.id, min(m.row_no), to_jsonb(p), p.version, p.version
            from import_match m join person p on p.id = m.person_id
            where m.import_id = :id and m.row_no between :first and :last and m.decision in ('C', 'U')
            group by m.import_id, p.id
            on conflict (import_id, person_id) do update
            set overtaken = import_person_before.overtaken
                or import_person_before.after_version <> excluded.before_version
            """;
    private static final String CHANGED = """
            update import_person_before b set after_version = p.version
            from person p
            where b.import_id = :id and b.person_id = p.id and p.id = any(:people)
            """;
    private static final String FORGET = """
            delete from import_person_before
            where import_id = :id and row_no between :first and :last and after_version = before_version and not overtaken
            """;

    /**
     * That person p is as the import left them, image b being theirs; or as it left them again, since a later import was
     * taken back.
     */
    public static final String AS_LEFT = """
            (not b.overtaken and (p.version in (b.after_version, coalesce(b.undone_version, b.after_version)) or exists (
                select from import_person_before o
                where o.person_id = p.id and o.import_id <> b.import_id and not o.overtaken
                    and o.before_version = b.after_version and o.undone_version = p.version)))
            """;

    /** Puts people back who are still as the import left them. */
    public static final String RESTORE = """
            update person p set %s, changed_at = cast(:now as timestamptz), version = p.version + 1
            from import_person_before b cross join lateral jsonb_populate_record(null::person, b.record) w
            where b.import_id = :id and b.person_id = p.id and p.id = any(:people) and b.undone_version is null and %s
            returning p.id
            """.formatted(Restoring.assignments(PersonColumns.SAID), AS_LEFT);

    private static final String RESTORED = """
            update import_person_before o
            set undone_version = case when o.import_id = b.import_id or o.undone_version = b.before_version then p.version
                    else o.undone_version end,
                after_version = case when o.import_id <> b.import_id and o.after_version = b.before_version then p.version
                    else o.after_version end
            from import_person_before b join person p on p.id = b.person_id
            where b.import_id = :id and b.person_id = any(:people) and o.person_id = b.person_id
                and (o.import_id = b.import_id or b.before_version in (o.after_version, o.undone_version))
            """;

    // The first row of a person has made them; a row that repeats it names its number.
    private static final String MADE = """
            select distinct r.person_id
            from import_match m
            join import_row r on r.import_id = m.import_id
                and r.row_no = case when m.person_id is null then m.row_no else m.twin_of end
            where m.import_id = :id and m.row_no = any(:rows) and m.decision = 'C'
                and (m.person_id is null or m.person_id = r.person_id)
            """;
    private static final String REMOVE = "delete from person p where p.id = any(:people) and not %s";

    private static final String PART = """
            delete from person_relation
            where import_id = :id and (person_id = any(:people) or other_id = any(:people))
            returning person_id, made_person
            """;
    // Whoever stays also stays with those they belong to.
    private static final String PART_THE_REST = """
            delete from person_relation x
            where x.import_id = :id and not exists (
                select from import_row r where r.import_id = :id and r.person_id in (x.person_id, x.other_id))
            returning x.person_id, x.made_person
            """;

    /** That somebody looks like somebody else is no work with them. */
    private static final Set<String> SUSPICIONS = Set.of("duplicate_pair");

    private final Handle handle;
    private final Range range;

    public ImportedPeople(Handle handle, Range range) {
        this.handle = handle;
        this.range = range;
    }

    /** Keeps the people whom the rows stand for as they are now. */
    public void keep() {
        ranged(handle.createUpdate(KEEP)).execute();
    }

    /** Says which of them the rows have changed; the others were kept for nothing. */
    public void changed(Collection<UUID> people) {
        handle.createUpdate(CHANGED)
                .bind("id", range.importId())
                .bindArray("people", UUID.class, List.copyOf(people))
                .execute();
        ranged(handle.createUpdate(FORGET)).execute();
    }

    /** Puts those of these people back who are still as the import left them. */
    public void restore(Collection<UUID> people, Instant now) {
        List<UUID> restored = handle.createQuery(RESTORE)
                .bind("id", range.importId())
                .bindArray("people", UUID.class, List.copyOf(people))
                .bind("now", now)
                .mapTo(UUID.class)
                .list();
        handle.createUpdate(RESTORED)
                .bind("id", range.importId())
                .bindArray("people", UUID.class, restored)
                .execute();
    }

    /** Removes the people whom these rows have made, unless anything still refers to them. */
    public void remove(List<Long> rows) {
        List<UUID> people = handle.createQuery(MADE)
                .bind("id", range.importId())
                .bindArray("rows", Long.class, rows)
                .mapTo(UUID.class)
                .list();
        List<UUID> guardians = part(handle, range.importId(), people);
        remove(handle, people);
        remove(handle, guardians);
    }

    /** A relation that is no more. */
    record Parted(UUID personId, boolean madePerson) {}

    /** Parts these people from those the import has bound them to, and says whom it had put in for that. */
    public static List<UUID> part(Handle handle, UUID importId, List<UUID> people) {
        return handle
                .createQuery(PART)
                .bind("id", importId)
                .bindArray("people", UUID.class, people)
                .mapTo(Parted.class)
                .stream()
                .filter(Parted::madePerson)
                .map(Parted::personId)
                .distinct()
                .toList();
    }

    /** What an undo has left bound when all rows are taken back: people who were there before. */
    static void partTheRest(Handle handle, UUID importId) {
        remove(
                handle,
                handle.createQuery(PART_THE_REST).bind("id", importId).mapTo(Parted.class).stream()
                        .filter(Parted::madePerson)
                        .map(Parted::personId)
                        .distinct()
                        .toList());
    }

    /** Unless anything still refers to them. */
    public static void remove(Handle handle, List<UUID> people) {
        if (people.isEmpty()) return;
        handle.createUpdate(REMOVE.formatted(Referrers.anyTo(handle, "person", "p.id", SUSPICIONS)))
                .bindArray("people", UUID.class, people)
                .execute();
    }

    private <S extends SqlStatement<S>> S ranged(S statement) {
        return statement
                .bind("id", range.importId())
                .bind("first", range.first())
                .bind("last", range.last());
    }
}
