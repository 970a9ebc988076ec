package dev.cohort.imports;

import dev.cohort.persistence.Ids;
import dev.cohort.person.CleanPerson;
import dev.cohort.person.EmailAddress;
import dev.cohort.person.PersonFields;
import dev.cohort.person.PersonRules;
import dev.cohort.problem.Problem.FieldFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Binds people to the guardian or payer that their row names, by address, number or name. Who is not known yet is put in:
 * the parent of a child is whom one will call. In the running transaction, once all rows are written.
 */
final class Guardians {
    private static final int CHUNK = 5_000;

    private static final String NAMED = """
            select m.row_no, c.id as person_id, k.kind, r.data ->> k.field as said, c.email_normalized as email,
                c.phone_e164 as phone
            from import_row r
            join import_match m on m.import_id = r.import_id and m.row_no = r.row_no
            join person c on c.id = any (array[r.person_id, m.person_id]) and c.deleted_at is null
            cross join (values ('GUARDIAN', 'guardian'), ('PAYER', 'payer')) k (kind, field)
            where r.import_id = :id and m.decision in ('C', 'U') and r.row_no > :after and r.row_no <= :until
                and r.data ->> k.field is not null
            order by m.row_no
            """;
    private static final String LAST = "select coalesce(max(row_no), 0) from import_row where import_id = ?";

    private static final String KNOWN = """
            select id, email_normalized as email, phone_e164 as phone, sort_name as name
            from person where deleted_at is null and email_normalized = any(:keys)
            union
            select id, email_normalized, phone_e164, sort_name
            from person where deleted_at is null and phone_e164 = any(:keys)
            union
            select id, email_normalized, phone_e164, sort_name
            from person where deleted_at is null and sort_name = any(:keys)
            order by id
            """;

    private static final String PUT_IN = """
            insert into person (id, first_name, last_name, email, email_normalized, phone, phone_e164, search_text, sort_name,
                created_by, created_at, changed_at)
            values (:person, :first, :last, :email, :emailKey, :phone, :phoneKey, :search, :sort, :member, :now, :now)
            """;

    private static final String BIND = """
            insert into person_relation (id, person_id, other_id, kind, created_by, created_at, import_id, made_person)
            values (:relation, :guardian, :person, :kind, :member, :now, :id, :made)
            on conflict (person_id, other_id, kind) do nothing
            """;

    private final Handle handle;
    private final UUID importId;
    private final PersonRules rules;
    private final @Nullable UUID member;
    private final Instant now;
    private final Map<String, UUID> made = new HashMap<>();

    Guardians(Handle handle, UUID importId, PersonRules rules, @Nullable UUID member, Instant now) {
        this.handle = handle;
        this.importId = importId;
        this.rules = rules;
        this.member = member;
        this.now = now;
    }

    /** Somebody whose row names whom they belong to. */
    record Named(
            long rowNo,
            UUID personId,
            String kind,
            String said,
            @Nullable String email,
            @Nullable String phone) {}

    /** Somebody who may be meant. */
    record Known(UUID id, @Nullable String email, @Nullable String phone, String name) {}

    static boolean areNamed(ImportPlan plan) {
        return plan.columns().stream()
                .map(ImportPlan.Column::target)
                .anyMatch(target -> "guardian".equals(target) || "payer".equals(target));
    }

    void bind() {
        long last = handle.select(LAST, importId).mapTo(Long.class).one();
        for (long from = 0; from < last; from += CHUNK) {
            List<Named> named = handle.createQuery(NAMED)
                    .bind("id", importId)
                    .bind("after", from)
                    .bind("until", from + CHUNK)
                    .mapTo(Named.class)
                    .list();
            if (!named.isEmpty()) bind(named);
        }
    }

    private void bind(List<Named> named) {
        Map<String, CleanPerson> read = new HashMap<>();
        named.forEach(row -> read.computeIfAbsent(row.said(), this::read));
        Set<String> keys = new HashSet<>();
        read.values().forEach(person -> keys.addAll(keysOf(person)));
        Map<String, List<Known>> known = known(keys);
        Set<String> children = new HashSet<>();
        named.forEach(row -> children.add(row.personId() + row.said()));
        PreparedBatch people = handle.prepareBatch(PUT_IN);
        PreparedBatch relations = handle.prepareBatch(BIND);
        for (Named row : named) {
            CleanPerson said = Objects.requireNonNull(read.get(row.said()));
            if (keysOf(said).isEmpty()) continue;
            Optional<UUID> found = find(row, said, known, children);
            boolean isNew = found.isEmpty() && !made.containsKey(identity(said));
            UUID guardian = found.orElseGet(() -> made.computeIfAbsent(identity(said), key -> Ids.next()));
            if (isNew) putIn(people, guardian, said);
            relations
                    .bind("relation", Ids.next())
                    .bind("guardian", guardian)
                    .bind("person", row.personId())
                    .bind("kind", row.kind())
                    .bind("member", member)
                    .bind("now", now)
                    .bind("id", importId)
                    .bind("made", found.isEmpty())
                    .add();
        }
        if (people.size() > 0) people.execute();
        if (relations.size() > 0) relations.execute();
    }

    /** An address, a number, or a name. */
    private CleanPerson read(String said) {
        String text = said.strip();
        List<FieldFault> faults = new ArrayList<>();
        if (text.indexOf('@') > 0 && EmailAddress.normalize(text).isPresent())
            return rules.clean(fields(null, null, text, null), faults);
        CleanPerson dialled = rules.clean(fields(null, null, null, text), faults);
        if (dialled.phoneE164() != null) return dialled;
        PersonNames names = PersonNames.of(null, null, text);
        return rules.clean(fields(names.first(), names.last(), null, null), faults);
    }

    private static PersonFields fields(
            @Nullable String first, @Nullable String last, @Nullable String email, @Nullable String phone) {
        return new PersonFields(first, last, email, phone, null, null, null, null, null, null, null, null, null);
    }

    private static List<String> keysOf(CleanPerson person) {
        if (person.emailNormalized() != null) return List.of(person.emailNormalized());
        if (person.phoneE164() != null) return List.of(person.phoneE164());
        if (person.sortName().equals(PersonRules.NAMELESS)) return List.of();
        String first = person.fields().firstName();
        String last = person.fields().lastName();
        return first == null || last == null
                ? List.of(person.sortName())
                : List.of(person.sortName(), PersonRules.fold(first + ' ' + last));
    }

    private static String identity(CleanPerson person) {
        return keysOf(person).getFirst();
    }

    private Map<String, List<Known>> known(Set<String> keys) {
        Map<String, List<Known>> known = new HashMap<>();
        handle.createQuery(KNOWN)
                .bindArray("keys", String.class, List.copyOf(keys))
                .mapTo(Known.class)
                .forEach(person -> {
                    for (String key : new String[] {person.email(), person.phone(), person.name()})
                        if (key != null && keys.contains(key))
                            known.computeIfAbsent(key, none -> new ArrayList<>())
                                    .add(person);
                });
        return known;
    }

    /**
     * Whom a row means: of several of one name the one who shares an address or a number, and nobody where that leaves a
     * choice. Whoever names the same guardian, by an address that is their own as well, is a sibling.
     */
    private static Optional<UUID> find(
            Named row, CleanPerson said, Map<String, List<Known>> known, Set<String> children) {
        List<Known> meant = keysOf(said).stream()
                .flatMap(key -> known.getOrDefault(key, List.of()).stream())
                .filter(person -> !person.id().equals(row.personId()) && !children.contains(person.id() + row.said()))
                .distinct()
                .toList();
        if (meant.size() == 1) return Optional.of(meant.getFirst().id());
        List<Known> near = meant.stream()
                .filter(person -> row.email() != null && row.email().equals(person.email())
                        || row.phone() != null && row.phone().equals(person.phone()))
                .toList();
        return near.size() == 1 ? Optional.of(near.getFirst().id()) : Optional.empty();
    }

    private void putIn(PreparedBatch people, UUID id, CleanPerson person) {
        PersonFields fields = person.fields();
        people.bind("person", id)
                .bind("first", fields.firstName())
                .bind("last", fields.lastName())
                .bind("email", fields.email())
                .bind("emailKey", person.emailNormalized())
                .bind("phone", fields.phone())
                .bind("phoneKey", person.phoneE164())
                .bind("search", person.searchText())
                .bind("sort", person.sortName())
                .bind("member", member)
                .bind("now", now)
                .add();
    }
}
