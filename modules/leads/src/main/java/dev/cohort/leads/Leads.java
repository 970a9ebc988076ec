package dev.cohort.leads;

import dev.cohort.access.Access;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.event.Events;
import dev.cohort.person.CleanPerson;
import dev.cohort.person.Persons;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Patch;
import dev.cohort.rest.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The acts on leads: the same for every door. */
@ApplicationScoped
public class Leads {
    /** Under this name leads stand in the audit. */
    public static final String RECORD = "lead";

    private final LeadReader reader;
    private final LeadFinder finder;
    private final LeadWriting writing;
    private final LeadIntake intake;
    private final LeadMoving moves;
    private final Persons persons;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    @Inject
    Leads(
            LeadReader reader,
            LeadFinder finder,
            LeadWriting writing,
            LeadIntake intake,
            LeadMoving moves,
            Persons persons,
            Audit audit,
            Events events,
            Clock clock) {
        this.reader = reader;
        this.finder = finder;
        this.writing = writing;
        this.intake = intake;
        this.moves = moves;
        this.persons = persons;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The lead, or 404 when there is none that the caller may see. */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public LeadDetails get(UUID id) {
        return reader.get(id, Access.visible(LeadPermissions.READ, "l"));
    }

    /** The lead of a number such as {@code L-001274}; empty when there is none that the caller may see. */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public Optional<LeadDetails> find(String number) {
        Long value = LeadLists.number(number);
        return value == null ? Optional.empty() : reader.numbered(value, Access.visible(LeadPermissions.READ, "l"));
    }

    /** The score with what adds up to it. */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public LeadScore score(UUID id) {
        Lead lead = finder.get(id, LeadPermissions.READ);
        return lead.scoreNow(persons.get(lead.personId()).fields(), writing.rating(lead.id()));
    }

    /** Leads that these fields may be the same as, as far as the caller may see them: what a form warns of. */
    @Transactional
    @RequiresPermission(LeadPermissions.CREATE)
    public List<Duplicate> duplicatesOf(LeadFields fields) {
        return duplicatesOf(fields, null);
    }

    /**
     * As {@link #duplicatesOf(LeadFields)}, for somebody who is known: without themselves, and without those of whom
     * somebody has said that they are others.
     */
    @Transactional
    @RequiresPermission(LeadPermissions.CREATE)
    public List<Duplicate> duplicatesOf(LeadFields fields, @Nullable UUID personId) {
        return intake.duplicatesOf(fields, personId);
    }

    /**
     * Makes a lead and its person.
     *
     * @throws Problem 422 {@code invalid} naming the fields, 409 {@code duplicate-suspected} with the candidates
     */
    @Transactional
    @RequiresPermission(LeadPermissions.CREATE)
    public LeadDetails create(LeadFields fields, OnDuplicate onDuplicate) {
        return reader.get(take(fields, onDuplicate).leadId(), LeadReader.ALL);
    }

    /**
     * What became of fields that were taken in.
     *
     * @param said the fields as the rules have tidied them
     */
    public record Taken(UUID leadId, UUID personId, boolean merged, LeadFields said) {}

    /**
     * Looks whether fields could be taken.
     *
     * @throws Problem 422 {@code invalid} naming the fields
     */
    @Transactional
    @RequiresPermission(LeadPermissions.CREATE)
    public void check(LeadFields fields) {
        intake.check(fields);
    }

    /** As {@link #create}, for doors that answer no lead. */
    @Transactional
    @RequiresPermission(LeadPermissions.CREATE)
    public Taken take(LeadFields fields, OnDuplicate onDuplicate) {
        return intake.take(fields, onDuplicate);
    }

    /**
     * Gives a lead that was left alone to the next by the rules of assignment.
     *
     * @return false where no rule knows anybody else
     */
    @Transactional
    @RequiresPermission(LeadPermissions.CHANGE)
    public boolean passOn(UUID id) {
        return intake.passOn(finder.get(id, LeadPermissions.CHANGE));
    }

    /**
     * Changes what a form shows of a lead; an empty patch changes nothing.
     *
     * @param version the version the caller has seen
     * @throws Problem 412 {@code stale-version}, 409 {@code lead-archived}, 422 {@code invalid}
     */
    @Transactional
    @RequiresPermission(LeadPermissions.CHANGE)
    public LeadDetails change(UUID id, int version, Patch<LeadFields> patch) {
        Lead lead = finder.get(id, LeadPermissions.CHANGE);
        Versioned.check(version, lead.version());
        CleanPerson person = persons.get(lead.personId());
        LeadFields before = lead.fields(person.fields());
        writing.write(lead, before, patch.on(before), person);
        return reader.get(id, LeadReader.ALL);
    }

    /**
     * Moves a lead to another status.
     *
     * @throws Problem 409 {@code lead-archived}, 422 for an unknown status or a missing reason
     */
    @Transactional
    @RequiresPermission(LeadPermissions.CHANGE)
    public LeadDetails moveTo(UUID id, StatusChange change) {
        moves.move(finder.get(id, LeadPermissions.CHANGE), change);
        return reader.get(id, LeadReader.ALL);
    }

    /**
     * Takes back the caller's own latest move of a lead within the hour: the lead stands where it stood, since when it
     * stood there, as if it had not been moved. The audit keeps both.
     *
     * @throws Problem 409 {@code move-overtaken} when there is no such move
     */
    @Transactional
    @RequiresPermission(LeadPermissions.CHANGE)
    public void takeBackMove(UUID id) {
        moves.takeBack(finder.get(id, LeadPermissions.CHANGE));
    }

    /**
     * As {@link #takeBackMove(UUID)}, however long ago that was.
     *
     * @param from where the lead stood before
     * @return whether the latest move was the caller's own and led away from there; else nothing happens
     */
    @Transactional
    @RequiresPermission(LeadPermissions.CHANGE)
    public boolean takeBackMove(UUID id, String from) {
        return moves.takeBack(finder.get(id, LeadPermissions.CHANGE), from);
    }

    /** Takes a lead out of sight; its history stays. */
    @Transactional
    @RequiresPermission(LeadPermissions.DELETE)
    public void delete(UUID id) {
        Lead lead = finder.get(id, LeadPermissions.DELETE);
        audit.deleted(
                RECORD,
                id,
                LeadWriting.known(lead.fields(persons.get(lead.personId()).fields())));
        lead.delete(clock);
        events.publish(id, new LeadDeleted(id, lead.personId()));
    }

    /**
     * Brings a deleted lead back, with its person where that one was deleted too; one that is in sight stays as it is.
     *
     * @throws Problem 404 when there is none that the caller may see
     */
    @Transactional
    @RequiresPermission(LeadPermissions.DELETE)
    public LeadDetails restore(UUID id) {
        Lead lead = finder.gone(id, LeadPermissions.DELETE);
        if (lead.isDeleted()) {
            persons.restore(lead.personId());
            lead.restore(clock);
            audit.noted(
                    "restore",
                    RECORD,
                    id,
                    LeadWriting.known(lead.fields(persons.get(lead.personId()).fields())),
                    null);
            events.publish(
                    id, new LeadChanged(id, lead.personId(), lead.placement().ownerId()));
        }
        return reader.get(id, LeadReader.ALL);
    }
}
