package dev.cohort.person;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.access.Access.Visible;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.person.PersonDetails.OrganizationRef;
import dev.cohort.person.PersonRelation.Kind;
import dev.cohort.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads people whole. */
@ApplicationScoped
public class PersonReader {
    private static final String WHOLE = """
            select p.id, p.version, p.first_name, p.last_name, p.email, p.phone, p.phone_e164, p.whatsapp, p.telegram,
                p.instagram, p.language, p.city, p.country, p.birth_date, p.job_title, p.organization_name,
                p.organization_id, o.name as organization, p.notes, p.custom_fields, p.created_at, p.changed_at
            from person p left join organization o on o.id = p.organization_id
            where p.deleted_at is null and p.id = ? and
            """;

    // From both sides; whose row is gone or was merged into the other one is nobody's relation.
    private static final String RELATIONS = """
            select * from (
                select o.id, o.first_name, o.last_name, o.email, o.phone, o.sort_name, r.kind, false as turned
                from person_relation r join person o on o.id = r.person_id and o.deleted_at is null
                where r.other_id = :id
                union all
                select o.id, o.first_name, o.last_name, o.email, o.phone, o.sort_name, r.kind, true as turned
                from person_relation r join person o on o.id = r.other_id and o.deleted_at is null
                where r.person_id = :id) related
            order by sort_name, id
            """;

    // A merge leads on to where the winner was merged later.
    private static final String BECAME = """
            with recursive way as (
                select id, merged_into, 1 as steps from person where id = :id
                union all
                select p.id, p.merged_into, way.steps + 1 from person p join way on p.id = way.merged_into
                where way.steps < 100)
            select id from way where merged_into is null
            """;

    private final TenantTransaction transaction;
    private final PersonReach reach;

    @Inject
    PersonReader(TenantTransaction transaction, PersonReach reach) {
        this.transaction = transaction;
        this.reach = reach;
    }

    /** A row of the query. */
    record Row(
            UUID id,
            int version,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String phoneE164,
            @Nullable String whatsapp,
            @Nullable String telegram,
            @Nullable String instagram,
            @Nullable String language,
            @Nullable String city,
            @Nullable String country,
            @Nullable LocalDate birthDate,
            @Nullable String jobTitle,
            @Nullable String organizationName,
            @Nullable UUID organizationId,
            @Nullable String organization,
            @Nullable String notes,
            JsonNode customFields,
            Instant createdAt,
            Instant changedAt) {

        PersonDetails details(List<PersonRecord> records, List<PersonRelation> relations, List<UUID> formerIds) {
            return new PersonDetails(
                    id,
                    version,
                    PersonReader.name(firstName, lastName, email, phone),
                    firstName,
                    lastName,
                    email,
                    phone,
                    phoneE164,
                    whatsapp,
                    telegram,
                    instagram,
                    language,
                    city,
                    country,
                    birthDate,
                    jobTitle,
                    organizationName,
                    organizationId == null || organization == null
                            ? null
                            : new OrganizationRef(organizationId, organization),
                    notes,
                    customFields,
                    records,
                    relations,
                    formerIds,
                    createdAt,
                    changedAt);
        }
    }

    record Related(
            UUID id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String phone,
            Kind kind,
            boolean turned) {}

    /** What somebody is called: the name, else how they are reached, else a dash. */
    public static String name(
            @Nullable String firstName, @Nullable String lastName, @Nullable String email, @Nullable String phone) {
        if (firstName != null && lastName != null) return firstName + ' ' + lastName;
        return Stream.of(firstName, lastName, email, phone)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("–");
    }

    /** The person if the condition reaches them; otherwise there is none: who may not see them learns nothing. */
    PersonDetails get(UUID id, Visible visible) {
        Query query = transaction.handle().createQuery(WHOLE + visible.sql()).bind(0, id);
        for (int i = 0; i < visible.values().size(); i++)
            query.bind(i + 1, visible.values().get(i));
        Row row = query.mapTo(Row.class).findOne().orElseThrow(() -> Problem.notFound("person", id));
        return row.details(reach.records(List.of(id)).getOrDefault(id, List.of()), relations(id), formerIds(id));
    }

    private List<PersonRelation> relations(UUID id) {
        return transaction.handle().createQuery(RELATIONS).bind("id", id).mapTo(Related.class).list().stream()
                .map(other -> new PersonRelation(
                        other.id(),
                        name(other.firstName(), other.lastName(), other.email(), other.phone()),
                        other.turned() ? other.kind().turned() : other.kind()))
                .toList();
    }

    private List<UUID> formerIds(UUID id) {
        return transaction
                .handle()
                .createQuery("select id from person where merged_into = ? order by id")
                .bind(0, id)
                .mapTo(UUID.class)
                .list();
    }

    /** Whom an id stands for today: itself, or the one that person was merged into. */
    public UUID standsFor(UUID id) {
        return transaction
                .handle()
                .createQuery(BECAME)
                .bind("id", id)
                .mapTo(UUID.class)
                .findOne()
                .orElse(id);
    }
}
