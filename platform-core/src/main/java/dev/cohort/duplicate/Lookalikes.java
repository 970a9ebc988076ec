package dev.cohort.duplicate;

import dev.cohort.access.Access.Visible;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.person.CleanPerson;
import dev.cohort.person.PersonFields;
import dev.cohort.person.PersonReach;
import dev.cohort.person.PersonReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Finds those who may be the person at hand: by e-mail, phone and other channels exactly, and by a name that sounds
 * alike. Blocks first, by indexes; only what is in the block is compared.
 */
@ApplicationScoped
public class Lookalikes {
    private static final int MOST_SHARED = 25;
    private static final int MOST_ALIKE = 40;
    private static final String NAMES_FROM = "0.5";

    /** The columns of {@link Known}, of the table p. */
    static final String COLUMNS = """
            p.id, p.first_name, p.last_name, p.email, p.email_normalized, p.phone, p.phone_e164, p.whatsapp, p.telegram,
            p.instagram, p.birth_date, p.organization_name, p.city, p.deleted_at is not null as deleted, p.merged_into""";

    // Whoever was merged leads on to the one they have become, with the addresses they were known by; who was deleted
    // is
    // found to be brought back.
    private static final String SHARED =
            "(select coalesce(x.merged_into, x.id) as id, x.id as face from person x where %s limit " + MOST_SHARED
                    + ")";

    // The living and the deleted have an index each; asked for both at once, neither would serve.
    private static final List<String> LIVES = List.of("x.deleted_at is null", "x.deleted_at is not null");

    private static final String ALIKE = """
            (select x.id, x.id as face from person x
             where x.match_name %% n.name and x.deleted_at is null
             order by (x.birth_date = ?) desc nulls last, similarity(x.match_name, n.name) desc limit %d)
            """.formatted(MOST_ALIKE);

    private final TenantTransaction transaction;
    private final PersonReach reach;

    @Inject
    Lookalikes(TenantTransaction transaction, PersonReach reach) {
        this.transaction = transaction;
        this.reach = reach;
    }

    /**
     * Somebody who is known, as far as they are compared.
     *
     * @param mergedInto whom they have become
     */
    public record Known(
            UUID id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String emailNormalized,
            @Nullable String phone,
            @Nullable String phoneE164,
            @Nullable String whatsapp,
            @Nullable String telegram,
            @Nullable String instagram,
            @Nullable LocalDate birthDate,
            @Nullable String organizationName,
            @Nullable String city,
            boolean deleted,
            @Nullable UUID mergedInto) {

        private UUID whose() {
            return mergedInto == null ? id : mergedInto;
        }

        Face face() {
            PersonFields fields = new PersonFields(
                    firstName,
                    lastName,
                    email,
                    phone,
                    whatsapp,
                    telegram,
                    instagram,
                    null,
                    city,
                    null,
                    birthDate,
                    null,
                    organizationName);
            return Face.of(fields, emailNormalized, phoneE164);
        }

        public String name() {
            return PersonReader.name(firstName, lastName, email, phone);
        }
    }

    /** Somebody who is known, and how alike the person at hand is. */
    public record Found(Known known, Likeness likeness) {}

    /** What is looked for. */
    public enum Depth {
        /** Only who shares an address or number. */
        SHARED,
        /** Also who has a name that sounds alike. */
        ALIKE
    }

    /**
     * Those who may be this person, the likeliest first, whoever may see them.
     *
     * @param self who the person is already, and is not their own lookalike; null for somebody new
     */
    public List<Found> of(CleanPerson person, @Nullable UUID self, Depth depth) {
        Face face = Face.of(person);
        Handle handle = transaction.handle();
        Block block = new Block();
        for (String life : LIVES) {
            block.shared("x.email_normalized = ? and " + life, person.emailNormalized());
            block.shared("x.phone_e164 = ? and " + life, person.phoneE164());
        }
        block.shared("lower(x.whatsapp) = ? and x.whatsapp is not null", face.whatsapp());
        block.shared("ltrim(lower(x.telegram), '@') = ? and x.telegram is not null", face.telegram());
        block.shared("ltrim(lower(x.instagram), '@') = ? and x.instagram is not null", face.instagram());
        boolean byName = depth == Depth.ALIKE && face.hasWholeName();
        if (byName) block.alike(face);
        if (block.isEmpty()) return List.of();
        if (byName) threshold(handle);
        Map<UUID, List<Known>> faces = block.read(handle, self).stream()
                .filter(known -> !known.whose().equals(self))
                .collect(Collectors.groupingBy(Known::whose));
        return faces.values().stream()
                .flatMap(each -> found(face, each).stream())
                .filter(found -> found.likeness().score() > 0)
                .sorted(Comparator.comparingInt(
                                (Found found) -> -found.likeness().score())
                        .thenComparing(found -> found.known().id()))
                .toList();
    }

    /** Somebody by the face that is the likeliest: their own, or one of those who have become them. */
    private static Optional<Found> found(Face face, List<Known> faces) {
        Optional<Likeness> best = faces.stream()
                .map(known -> Likeness.of(face, known.face()))
                .max(Comparator.comparingInt(Likeness::score));
        return faces.stream()
                .filter(known -> known.mergedInto() == null)
                .findFirst()
                .flatMap(known -> best.map(likeness -> new Found(known, likeness)));
    }

    /** How alike names have to be to stand in one block; for this transaction. */
    static void threshold(Handle handle) {
        handle.createQuery("select set_config('pg_trgm.similarity_threshold', ?, true)")
                .bind(0, NAMES_FROM)
                .mapTo(String.class)
                .one();
    }

    /** Those of these people whom the caller may see. */
    public Set<UUID> readable(Collection<UUID> ids) {
        if (ids.isEmpty()) return Set.of();
        Visible readable = reach.readable("p.id");
        Query query = transaction
                .handle()
                .createQuery("select p.id from person p where p.id = any(?) and " + readable.sql())
                .bind(0, ids.toArray(UUID[]::new));
        for (int i = 0; i < readable.values().size(); i++)
            query.bind(i + 1, readable.values().get(i));
        return Set.copyOf(query.mapTo(UUID.class).list());
    }

    /** Those of them whom the caller may see, as they are shown. */
    public List<Lookalike> shown(List<Found> found) {
        Set<UUID> visible =
                readable(found.stream().map(each -> each.known().id()).toList());
        var records = reach.records(visible);
        return found.stream()
                .filter(each -> visible.contains(each.known().id()))
                .map(each -> shown(each, records.getOrDefault(each.known().id(), List.of())))
                .toList();
    }

    private static Lookalike shown(Found found, List<dev.cohort.person.PersonRecord> records) {
        Known known = found.known();
        return new Lookalike(
                known.id(),
                known.name(),
                known.email(),
                known.phone(),
                known.organizationName(),
                known.city(),
                known.birthDate(),
                found.likeness().score(),
                found.likeness().reasonKeys(),
                found.likeness().household(),
                known.deleted(),
                records);
    }

    /** The query of one block in the making. */
    private static final class Block {
        private final List<String> parts = new ArrayList<>();
        private final List<@Nullable Object> values = new ArrayList<>();
        private Optional<String> name = Optional.empty();
        private @Nullable LocalDate birthDate;

        void shared(String condition, @Nullable String value) {
            if (value == null) return;
            parts.add(SHARED.formatted(condition));
            values.add(value);
        }

        void alike(Face face) {
            name = Optional.of(face.lastName() + ' ' + face.firstName());
            birthDate = face.birthDate();
        }

        boolean isEmpty() {
            return parts.isEmpty() && name.isEmpty();
        }

        List<Known> read(Handle handle, @Nullable UUID self) {
            List<String> all = new ArrayList<>(parts);
            if (name.isPresent()) all.add(ALIKE);
            String settled = self == null
                    ? ""
                    : " and not exists (select from duplicate_pair d where d.state in ('NOT_DUPLICATE', 'HOUSEHOLD')"
                            + " and d.first_id = least(same.id, ?) and d.second_id = greatest(same.id, ?))";
            Query query = handle.createQuery("select distinct " + COLUMNS
                    + " from (select ?::text as name) n, lateral (" + String.join(" union ", all)
                    + ") same cross join lateral (select same.id union select same.face) every"
                    + " join person p on p.id = every.id where true" + settled);
            int at = 0;
            query.bind(at++, name.orElse(""));
            for (Object value : values) query.bind(at++, value);
            if (name.isPresent()) query.bindByType(at++, birthDate, LocalDate.class);
            if (self != null) query.bind(at++, self).bind(at, self);
            return query.mapTo(Known.class).list();
        }
    }
}
