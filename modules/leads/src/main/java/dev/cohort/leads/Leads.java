package dev.cohort.leads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.access.Access;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.customfield.CustomFields;
import dev.cohort.duplicate.Lookalikes.Depth;
import dev.cohort.event.Events;
import dev.cohort.leads.Duplicates.LeadOf;
import dev.cohort.leads.Duplicates.Match;
import dev.cohort.leads.assignment.Assignments;
import dev.cohort.leads.assignment.Assignments.Decision;
import dev.cohort.persistence.Ids;
import dev.cohort.person.CleanPerson;
import dev.cohort.person.PersonFields;
import dev.cohort.person.PersonRules;
import dev.cohort.person.Persons;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.request.Context;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.rest.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The acts on leads: the same for every door. */
@ApplicationScoped
public class Leads {
    /** Under this name leads stand in the audit. */
    public static final String RECORD = "lead";

    private static final int WORTH_TELLING = 50;
    private static final int MOST_DUPLICATES = 10;

    // The person comes along into the persistence context, so that Persons need not ask for it again.
    private static final String WITH_PERSON =
            "select l, p from Lead l join Person p on p.id = l.personId where l.id = :id";

    private static final String LATEST_MOVES =
            "select c from StageChange c where c.leadId = :lead order by c.changedAt desc, c.id desc";

    private final EntityManager entities;
    private final LeadReader reader;
    private final LeadStatuses statuses;
    private final Placements placements;
    private final Duplicates duplicates;
    private final Persons persons;
    private final ScoreRuleBook rules;
    private final CustomFields fields;
    private final Signs signs;
    private final Assignments assignments;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    @Inject
    Leads(
            EntityManager entities,
            LeadReader reader,
            LeadStatuses statuses,
            Placements placements,
            Duplicates duplicates,
            Persons persons,
            ScoreRuleBook rules,
            CustomFields fields,
            Signs signs,
            Assignments assignments,
            Audit audit,
            Events events,
            Clock clock) {
        this.entities = entities;
        this.reader = reader;
        this.statuses = statuses;
        this.placements = placements;
        this.duplicates = duplicates;
        this.persons = persons;
        this.rules = rules;
        this.fields = fields;
        this.signs = signs;
        this.assignments = assignments;
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
        Lead lead = find(id, LeadPermissions.READ);
        return lead.scoreNow(persons.get(lead.personId()).fields(), rating(lead.id()));
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
        CleanPerson person = rules(fields.branchId()).clean(fields.person(), new ArrayList<>());
        boolean restores = Access.may(LeadPermissions.DELETE);
        return visible(duplicates.of(person, personId, Depth.ALIKE).stream()
                .filter(match -> match.likeness().score() >= WORTH_TELLING
                        || match.likeness().household())
                .filter(match -> restores || !match.deleted())
                .toList());
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
        clean(fields, placements.ofNew(fields), null, null);
    }

    /** As {@link #create}, for doors that answer no lead. */
    @Transactional
    @RequiresPermission(LeadPermissions.CREATE)
    public Taken take(LeadFields fields, OnDuplicate onDuplicate) {
        Placement placement = placements.ofNew(fields);
        CleanLead clean = clean(fields, placement, null, null);
        if (onDuplicate == OnDuplicate.CREATE) return added(add(clean, placement, null), clean);
        // Of two who bring in the same person at once, the second one finds what the first one has made.
        duplicates.claim(clean.person());
        int sureFrom = duplicates.sureFrom();
        List<Match> matches = duplicates.inTheWay(clean.person(), sureFrom);
        if (onDuplicate == OnDuplicate.REFUSE && matches.stream().anyMatch(match -> match.blocks(sureFrom)))
            throw suspected(matches);
        Optional<Match> same =
                matches.stream().filter(match -> match.isSurely(sureFrom)).findFirst();
        Optional<LeadOf> open = same.flatMap(Match::lead).filter(lead -> !lead.archived());
        if (open.isPresent()) {
            // Nothing can be added to what the caller does not see; nor is it made twice.
            if (!open.get().visible()) throw suspected(matches);
            Lead asked = enquire(open.get().id(), clean);
            return new Taken(asked.id(), asked.personId(), true, clean.fields());
        }
        // A former student who asks again is the same person with a new intent.
        return added(add(clean, placement, same.map(Match::personId).orElse(null)), clean);
    }

    private static Taken added(Lead lead, CleanLead clean) {
        return new Taken(lead.id(), lead.personId(), false, clean.fields());
    }

    private Lead add(CleanLead clean, Placement placement, @Nullable UUID knownPerson) {
        UUID person = knownPerson == null ? persons.create(clean.person()) : filled(knownPerson, clean.person());
        LeadStatus first = statuses.first();
        Lead lead = new Lead(
                Ids.next(),
                person,
                clean,
                placement,
                first,
                Context.caller().id(),
                new Rating(rules.current(), List.of()),
                clock);
        PersonFields particulars = clean.person().fields();
        Optional<Decision> decision =
                placement.ownerId() == null ? assignments.decide(lead.facts(particulars)) : Optional.empty();
        decision.ifPresent(
                each -> lead.place(placed(each, placement, clean.fields().branchId() != null)));
        entities.persist(lead);
        entities.persist(new StageChange(lead.id(), null, null, first, null, null, Instant.now(clock)));
        audit.created(RECORD, lead.id(), known(lead.fields(particulars)));
        events.publish(
                lead.id(),
                new LeadCreated(
                        lead.id(),
                        person,
                        lead.placement().ownerId(),
                        Objects.requireNonNull(clean.fields().source())));
        decision.ifPresent(each -> assignments.assigned(lead.id(), title(particulars), each));
        return lead;
    }

    /** The branch that was asked for stays; otherwise it is that of who gets the lead. */
    private static Placement placed(Decision decision, Placement before, boolean branchSaid) {
        UUID branch = branchSaid || decision.branchId() == null ? before.branchId() : decision.branchId();
        return new Placement(decision.ownerId(), decision.teamId(), branch);
    }

    /** Who it is, for who is told of it. */
    private static String title(PersonFields person) {
        return Stream.of(
                        Stream.of(person.firstName(), person.lastName())
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(" ")),
                        person.company(),
                        person.email(),
                        person.phone())
                .filter(said -> said != null && !said.isBlank())
                .findFirst()
                .orElse("–");
    }

    /**
     * Gives a lead that was left alone to the next by the rules of assignment.
     *
     * @return false where no rule knows anybody else
     */
    @Transactional
    @RequiresPermission(LeadPermissions.CHANGE)
    public boolean passOn(UUID id) {
        Lead lead = find(id, LeadPermissions.CHANGE);
        PersonFields person = persons.get(lead.personId()).fields();
        LeadFields before = lead.fields(person);
        Placement from = lead.placement();
        Set<UUID> had = new HashSet<>(assignments.ownersSoFar(id));
        if (from.ownerId() != null) had.add(from.ownerId());
        Optional<Decision> next = assignments.decide(lead.facts(person), had);
        if (next.isEmpty()) return false;
        lead.passOn(placed(next.get(), from, true), clock);
        audit.changed(RECORD, id, before, lead.fields(person));
        events.publish(id, new LeadChanged(id, lead.personId(), lead.placement().ownerId()));
        assignments.passedOn(id, title(person), next.get(), from.ownerId());
        return true;
    }

    /** Somebody who is known keeps what is known of them, and more is learned. */
    private UUID filled(UUID id, CleanPerson said) {
        CleanPerson known = persons.get(id);
        CleanPerson filled = known.filledFrom(said);
        if (!filled.equals(known)) {
            persons.change(id, filled);
            audit.changed("person", id, known.fields(), filled.fields());
        }
        return id;
    }

    /** An enquiry of somebody who is a lead already: it fills what was empty and loses nothing. */
    private Lead enquire(UUID id, CleanLead enquiry) {
        Lead lead = find(id, LeadPermissions.CHANGE);
        CleanPerson person = persons.get(lead.personId());
        LeadFields before = lead.fields(person.fields());
        write(lead, before, before.filledFrom(enquiry.fields()), person);
        audit.noted("enquiry", RECORD, id, known(enquiry.fields()), null);
        return lead;
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
        Lead lead = find(id, LeadPermissions.CHANGE);
        Versioned.check(version, lead.version());
        CleanPerson person = persons.get(lead.personId());
        LeadFields before = lead.fields(person.fields());
        write(lead, before, patch.on(before), person);
        return reader.get(id, LeadReader.ALL);
    }

    private void write(Lead lead, LeadFields before, LeadFields wanted, CleanPerson person) {
        Placement placement = placements.ofChanged(wanted, lead.placement());
        CleanLead clean = clean(wanted, placement, person, before.customFields());
        if (clean.fields().equals(before)) return;
        lead.change(clean, placement, rating(lead.id()), clock);
        if (!clean.person().equals(person)) persons.change(lead.personId(), clean.person());
        audit.changed(RECORD, lead.id(), before, lead.fields(clean.person().fields()));
        events.publish(
                lead.id(),
                new LeadChanged(lead.id(), lead.personId(), lead.placement().ownerId()));
    }

    /**
     * Moves a lead to another status.
     *
     * @throws Problem 409 {@code lead-archived}, 422 for an unknown status or a missing reason
     */
    @Transactional
    @RequiresPermission(LeadPermissions.CHANGE)
    public LeadDetails moveTo(UUID id, StatusChange change) {
        Lead lead = find(id, LeadPermissions.CHANGE);
        LeadStatus to = statuses.get(change.status());
        List<FieldFault> faults = new ArrayList<>();
        String reason = LeadRules.reason(change.reason(), faults);
        refuse(faults);
        String from = lead.status();
        LeadStage fromStage = lead.stage();
        PersonFields person = persons.get(lead.personId()).fields();
        lead.moveTo(to, reason, change.recycleOn(), person, rating(id), clock).ifPresent(move -> {
            entities.persist(move);
            audit.changed(RECORD, id, new Standing(from, null), new Standing(to.key(), reason));
            events.publish(
                    id,
                    new LeadStageChanged(
                            id,
                            lead.personId(),
                            lead.placement().ownerId(),
                            from,
                            fromStage,
                            to.key(),
                            to.stage(),
                            reason));
        });
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
        Lead lead = find(id, LeadPermissions.CHANGE);
        List<StageChange> latest = entities.createQuery(LATEST_MOVES, StageChange.class)
                .setParameter("lead", id)
                .setMaxResults(2)
                .getResultList();
        if (latest.size() < 2
                || !latest.getFirst().mayBeTakenBack(Context.caller().id(), Instant.now(clock)))
            throw Problem.conflict("move-overtaken").with("lead", id);
        Standing moved = new Standing(lead.status(), latest.getFirst().reason());
        PersonFields person = persons.get(lead.personId()).fields();
        LeadStage stage = lead.stage();
        lead.takeBack(latest.getFirst(), latest.get(1).reason(), person, rating(id), clock);
        entities.remove(latest.getFirst());
        audit.changed(
                RECORD, id, moved, new Standing(lead.status(), latest.get(1).reason()));
        events.publish(
                id,
                new LeadStageChanged(
                        id,
                        lead.personId(),
                        lead.placement().ownerId(),
                        moved.status(),
                        stage,
                        lead.status(),
                        lead.stage(),
                        latest.get(1).reason()));
    }

    /** What the audit says of a move. */
    private record Standing(String status, @Nullable String reason) {}

    /** Takes a lead out of sight; its history stays. */
    @Transactional
    @RequiresPermission(LeadPermissions.DELETE)
    public void delete(UUID id) {
        Lead lead = find(id, LeadPermissions.DELETE);
        audit.deleted(RECORD, id, known(lead.fields(persons.get(lead.personId()).fields())));
        lead.delete(clock);
        events.publish(id, new LeadDeleted(id, lead.personId()));
    }

    private Rating rating(UUID lead) {
        return new Rating(rules.current(), signs.of(lead));
    }

    /**
     * Brings a deleted lead back, with its person where that one was deleted too; one that is in sight stays as it is.
     *
     * @throws Problem 404 when there is none that the caller may see
     */
    @Transactional
    @RequiresPermission(LeadPermissions.DELETE)
    public LeadDetails restore(UUID id) {
        Lead lead = Optional.ofNullable(entities.find(Lead.class, id)).orElseThrow(() -> Problem.notFound(RECORD, id));
        Placement at = lead.placement();
        if (!Access.reaches(LeadPermissions.DELETE, at.ownerId(), at.teamId(), at.branchId()))
            throw Problem.notFound(RECORD, id);
        if (lead.isDeleted()) {
            persons.restore(lead.personId());
            lead.restore(clock);
            audit.noted(
                    "restore",
                    RECORD,
                    id,
                    known(lead.fields(persons.get(lead.personId()).fields())),
                    null);
            events.publish(id, new LeadChanged(id, lead.personId(), at.ownerId()));
        }
        return reader.get(id, LeadReader.ALL);
    }

    private Lead find(UUID id, String permission) {
        Lead lead = entities.createQuery(WITH_PERSON, Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .map(row -> (Lead) row[0])
                .findFirst()
                .filter(found -> !found.isDeleted())
                .orElseThrow(() -> Problem.notFound(RECORD, id));
        Placement at = lead.placement();
        if (Access.reaches(permission, at.ownerId(), at.teamId(), at.branchId())) return lead;
        // Who may not even see it learns nothing of it, not that it is there either.
        if (!Access.reaches(LeadPermissions.READ, at.ownerId(), at.teamId(), at.branchId()))
            throw Problem.notFound(RECORD, id);
        throw Access.outOfScope(permission);
    }

    private CleanLead clean(
            LeadFields wanted, Placement placement, @Nullable CleanPerson before, @Nullable JsonNode ownBefore) {
        List<FieldFault> faults = new ArrayList<>();
        CleanLead clean =
                LeadRules.clean(wanted, rules(placement.branchId()), fields.rules(RECORD), before, ownBefore, faults);
        refuse(faults);
        return clean;
    }

    private PersonRules rules(@Nullable UUID branchId) {
        return placements.region(branchId).map(persons::rules).orElseGet(persons::rules);
    }

    private static void refuse(List<FieldFault> faults) {
        if (faults.isEmpty()) return;
        Problem problem = Problem.invalid();
        faults.forEach(fault -> problem.faults().add(fault));
        throw problem;
    }

    private static Problem suspected(List<Match> matches) {
        List<Match> worth = matches.stream()
                .filter(match -> !match.deleted() && match.lead().isPresent())
                .filter(match -> match.likeness().score() >= WORTH_TELLING)
                .toList();
        List<Duplicate> seen = visible(worth);
        return Problem.conflict("duplicate-suspected")
                .with("candidates", seen)
                .with("hidden", worth.size() - seen.size());
    }

    private static List<Duplicate> visible(List<Match> matches) {
        return matches.stream()
                .filter(Match::visible)
                .limit(MOST_DUPLICATES)
                .map(Match::duplicate)
                .toList();
    }

    /** The fields that are filled: an audit entry need not list what was left out. */
    private static ObjectNode known(LeadFields fields) {
        ObjectNode tree = (ObjectNode) Json.tree(fields);
        tree.removeIf(value -> value.isNull() || value.isContainerNode() && value.isEmpty());
        return tree;
    }
}
