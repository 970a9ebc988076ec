package dev.cohort.person;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.persistence.Ids;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The people of a tenant, for the features that give them a role. It asks no permission of its own: whoever calls has
 * asked for the one of the record that the person stands behind, and audits the change with that record.
 */
@ApplicationScoped
public class Persons {
    private final EntityManager entities;
    private final Clock clock;

    @Inject
    Persons(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** The rules as of today, for phone numbers of the tenant's own country. */
    public PersonRules rules() {
        return rules(Context.tenant().region());
    }

    /** The rules as of today, for phone numbers of a branch's country. */
    public PersonRules rules(String region) {
        return new PersonRules(
                region, LocalDate.now(clock.withZone(Context.current().zone())));
    }

    /** Keeps a new person and says under which id. */
    @Transactional
    public UUID create(CleanPerson particulars) {
        Person person = new Person(Ids.next(), particulars, Context.caller().id(), clock);
        entities.persist(person);
        return person.id();
    }

    @Transactional
    public CleanPerson get(UUID id) {
        return find(id).particulars();
    }

    @Transactional
    public void change(UUID id, CleanPerson particulars) {
        find(id).change(particulars, clock);
    }

    /** Takes the person out of sight; the row stays for what refers to it. */
    @Transactional
    public void delete(UUID id) {
        find(id).delete(clock);
    }

    /** What is kept of a person beside the particulars. */
    public record Beside(
            @Nullable UUID organizationId, @Nullable String notes, JsonNode customFields) {}

    @Transactional
    public Beside beside(UUID id) {
        Person person = find(id);
        return new Beside(person.organizationId(), person.notes(), person.customFields());
    }

    @Transactional
    public void annotate(UUID id, Beside beside) {
        find(id).annotate(beside.organizationId(), beside.notes(), beside.customFields());
    }

    /** Reads people anew from here on: SQL has written to them. */
    @Transactional
    public void forget() {
        entities.flush();
        entities.clear();
    }

    /** Brings a deleted person back; whoever is in sight stays so. */
    @Transactional
    public void restore(UUID id) {
        Person person = entities.find(Person.class, id);
        if (person == null || person.isMerged()) throw Problem.notFound("person", id);
        if (person.isDeleted()) person.restore(clock);
    }

    /** Lets one person become another: out of sight, and the way there. */
    @Transactional
    public void become(UUID id, UUID winner) {
        find(id).becomes(winner, clock);
    }

    private Person find(UUID id) {
        Person person = entities.find(Person.class, id);
        if (person == null || person.isDeleted()) throw Problem.notFound("person", id);
        return person;
    }
}
