package dev.cohort.leads;

import dev.cohort.audit.Audit;
import dev.cohort.event.Events;
import dev.cohort.person.PersonFields;
import dev.cohort.person.Persons;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Moves leads along their way, and takes moves back. */
@ApplicationScoped
class LeadMoving {
    private static final String LATEST_MOVES =
            "select c from StageChange c where c.leadId = :lead order by c.changedAt desc, c.id desc";

    private final EntityManager entities;
    private final LeadStatuses statuses;
    private final Persons persons;
    private final LeadWriting writing;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    @Inject
    LeadMoving(
            EntityManager entities,
            LeadStatuses statuses,
            Persons persons,
            LeadWriting writing,
            Audit audit,
            Events events,
            Clock clock) {
        this.entities = entities;
        this.statuses = statuses;
        this.persons = persons;
        this.writing = writing;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    void move(Lead lead, StatusChange change) {
        UUID id = lead.id();
        LeadStatus to = statuses.get(change.status());
        List<FieldFault> faults = new ArrayList<>();
        String reason = LeadRules.reason(change.reason(), faults);
        LeadWriting.refuse(faults);
        String from = lead.status();
        LeadStage fromStage = lead.stage();
        PersonFields person = persons.get(lead.personId()).fields();
        lead.moveTo(to, reason, change.recycleOn(), person, writing.rating(id), clock)
                .ifPresent(move -> {
                    entities.persist(move);
                    audit.changed(Leads.RECORD, id, new Standing(from, null), new Standing(to.key(), reason));
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
    }

    void takeBack(Lead lead) {
        UUID id = lead.id();
        List<StageChange> latest = entities.createQuery(LATEST_MOVES, StageChange.class)
                .setParameter("lead", id)
                .setMaxResults(2)
                .getResultList();
        if (latest.size() < 2
                || !latest.getFirst().mayBeTakenBack(Context.caller().id(), Instant.now(clock)))
            throw Problem.conflict("move-overtaken").with("lead", id);
        takeBack(lead, latest.getFirst(), latest.get(1).reason());
    }

    /** @return whether the latest move is the caller's own and led away from that status; else nothing happens */
    boolean takeBack(Lead lead, String from) {
        List<StageChange> latest = entities.createQuery(LATEST_MOVES, StageChange.class)
                .setParameter("lead", lead.id())
                .setMaxResults(2)
                .getResultList();
        if (latest.isEmpty() || !latest.getFirst().isMove(Context.caller().id(), from, lead.status())) return false;
        takeBack(
                lead,
                latest.getFirst(),
                latest.size() < 2 ? null : latest.get(1).reason());
        return true;
    }

    private void takeBack(Lead lead, StageChange move, @Nullable String reasonBefore) {
        UUID id = lead.id();
        Standing moved = new Standing(lead.status(), move.reason());
        PersonFields person = persons.get(lead.personId()).fields();
        LeadStage stage = lead.stage();
        lead.takeBack(move, reasonBefore, person, writing.rating(id), clock);
        entities.remove(move);
        audit.changed(Leads.RECORD, id, moved, new Standing(lead.status(), reasonBefore));
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
                        reasonBefore));
    }

    /** What the audit says of a move. */
    private record Standing(String status, @Nullable String reason) {}
}
