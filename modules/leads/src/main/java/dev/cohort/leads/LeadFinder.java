package dev.cohort.leads;

import dev.cohort.access.Access;
import dev.cohort.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;

/** Finds leads for whoever changes them, as far as the caller's rights reach. */
@ApplicationScoped
class LeadFinder {
    // The person comes along into the persistence context, so that Persons need not ask for it again.
    private static final String WITH_PERSON =
            "select l, p from Lead l join Person p on p.id = l.personId where l.id = :id";

    private final EntityManager entities;

    @Inject
    LeadFinder(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * @throws Problem 404 when there is none that the caller may see, 403 where the permission does not reach it, 409
     *     {@code lead-merged} with {@code into}
     */
    Lead get(UUID id, String permission) {
        Lead lead = entities.createQuery(WITH_PERSON, Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .map(row -> (Lead) row[0])
                .findFirst()
                .filter(found -> !found.isDeleted() || found.mergedInto().isPresent())
                .orElseThrow(() -> Problem.notFound(Leads.RECORD, id));
        Placement at = lead.placement();
        if (Access.reaches(permission, at.ownerId(), at.teamId(), at.branchId())) return whole(lead);
        // Who may not even see it learns nothing of it, not that it is there either.
        if (!Access.reaches(LeadPermissions.READ, at.ownerId(), at.teamId(), at.branchId()))
            throw Problem.notFound(Leads.RECORD, id);
        throw Access.outOfScope(permission);
    }

    private static Lead whole(Lead lead) {
        lead.mergedInto().ifPresent(into -> {
            throw Problem.conflict("lead-merged").with("lead", lead.id()).with("into", into);
        });
        return lead;
    }

    /** Also one that was deleted. */
    Lead gone(UUID id, String permission) {
        Lead lead = Optional.ofNullable(entities.find(Lead.class, id))
                .orElseThrow(() -> Problem.notFound(Leads.RECORD, id));
        Placement at = lead.placement();
        if (!Access.reaches(permission, at.ownerId(), at.teamId(), at.branchId()))
            throw Problem.notFound(Leads.RECORD, id);
        return whole(lead);
    }
}
