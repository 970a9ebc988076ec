package dev.cohort.leads;

import dev.cohort.audit.Audit;
import dev.cohort.duplicate.Lookalikes.Depth;
import dev.cohort.event.Events;
import dev.cohort.leads.Duplicates.LeadOf;
import dev.cohort.leads.Duplicates.Match;
import dev.cohort.leads.Leads.Taken;
import dev.cohort.leads.assignment.Assignments;
import dev.cohort.leads.assignment.Assignments.Decision;
import dev.cohort.persistence.Ids;
import dev.cohort.person.CleanPerson;
import dev.cohort.person.PersonFields;
import dev.cohort.person.Persons;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
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

/** How leads come in: as somebody new, as somebody known, as one more enquiry of a lead; and to whom they are given. */
@ApplicationScoped
class LeadIntake {
    private static final int WORTH_TELLING = 50;
    private static final int MOST_DUPLICATES = 10;

    private final EntityManager entities;
    private final LeadFinder finder;
    private final LeadWriting writing;
    private final LeadStatuses statuses;
    private final Placements placements;
    private final Duplicates duplicates;
    private final Persons persons;
    private final Assignments assignments;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    @Inject
    LeadIntake(
            EntityManager entities,
            LeadFinder finder,
            LeadWriting writing,
            LeadStatuses statuses,
            Placements placements,
            Duplicates duplicates,
            Persons persons,
            Assignments assignments,
            Audit audit,
            Events events,
            Clock clock) {
        this.entities = entities;
        this.finder = finder;
        this.writing = writing;
        this.statuses = statuses;
        this.placements = placements;
        this.duplicates = duplicates;
        this.persons = persons;
        this.assignments = assignments;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    List<Duplicate> duplicatesOf(LeadFields fields, @Nullable UUID personId) {
        CleanPerson person = writing.rules(fields.branchId()).clean(fields.person(), new ArrayList<>());
        List<Match> matches = duplicates.of(person, personId, Depth.ALIKE).stream()
                .filter(match -> match.likeness().score() >= WORTH_TELLING
                        || match.likeness().household())
                .toList();
        // Of whom a lead was deleted, that says more than that they are no lead at the time.
        Set<UUID> deleted = matches.stream()
                .filter(match -> match.deleted() && match.lead().isPresent() && match.visible())
                .map(Match::personId)
                .collect(Collectors.toSet());
        return visible(matches.stream()
                .filter(match -> match.lead().isPresent() || !deleted.contains(match.personId()))
                .toList());
    }

    void check(LeadFields fields) {
        writing.clean(fields, placements.ofNew(fields), null, null);
    }

    Taken take(LeadFields fields, OnDuplicate onDuplicate) {
        Placement placement = placements.ofNew(fields);
        CleanLead clean = writing.clean(fields, placement, null, null);
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
                Ids.next(), person, clean, placement, first, Context.caller().id(), writing.firstRating(), clock);
        PersonFields particulars = clean.person().fields();
        Optional<Decision> decision =
                placement.ownerId() == null ? assignments.decide(lead.facts(particulars)) : Optional.empty();
        decision.ifPresent(
                each -> lead.place(placed(each, placement, clean.fields().branchId() != null)));
        entities.persist(lead);
        entities.persist(new StageChange(lead.id(), null, null, first, null, null, Instant.now(clock)));
        audit.created(Leads.RECORD, lead.id(), LeadWriting.known(lead.fields(particulars)));
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
        Lead lead = finder.get(id, LeadPermissions.CHANGE);
        CleanPerson person = persons.get(lead.personId());
        LeadFields before = lead.fields(person.fields());
        writing.write(lead, before, before.filledFrom(enquiry.fields()), person);
        audit.noted("enquiry", Leads.RECORD, id, LeadWriting.known(enquiry.fields()), null);
        return lead;
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

    /** Gives a lead to the next by the rules; false where no rule knows anybody else. */
    boolean passOn(Lead lead) {
        UUID id = lead.id();
        PersonFields person = persons.get(lead.personId()).fields();
        LeadFields before = lead.fields(person);
        Placement from = lead.placement();
        Set<UUID> had = new HashSet<>(assignments.ownersSoFar(id));
        if (from.ownerId() != null) had.add(from.ownerId());
        Optional<Decision> next = assignments.decide(lead.facts(person), had);
        if (next.isEmpty()) return false;
        lead.passOn(placed(next.get(), from, true), clock);
        audit.changed(Leads.RECORD, id, before, lead.fields(person));
        events.publish(id, new LeadChanged(id, lead.personId(), lead.placement().ownerId()));
        assignments.passedOn(id, title(person), next.get(), from.ownerId());
        return true;
    }
}
