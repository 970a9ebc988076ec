package dev.cohort.leads.leadimport;

import dev.cohort.imports.ImportTarget.Range;
import dev.cohort.leads.Placement;
import dev.cohort.leads.assignment.AssignmentFacts;
import dev.cohort.leads.assignment.BulkAssignments;
import dev.cohort.leads.assignment.BulkAssignments.Arrived;
import dev.cohort.leads.assignment.BulkAssignments.Given;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Gives the new leads of a range that name no owner to people by the rules of assignment. */
final class ImportedLeads {
    private static final String NOBODYS = """
            select l.id, l.source, l.interest, l.branch_id, p.language, p.city, l.score
            from import_match m
            join import_row r on r.import_id = m.import_id and r.row_no = m.row_no
            join lead l on l.id = r.record_id
            join person p on p.id = l.person_id
            where m.import_id = :id and m.row_no between :first and :last and m.decision = 'C' and r.import_id = :id
                and r.row_no between :first and :last and l.owner_id is null and not l.archived
                and l.stage not in ('lost', 'disqualified')
            order by m.row_no
            """;

    // The version stays: an undo of the import takes the lead for as it was left.
    private static final String PLACE =
            "update lead set owner_id = :owner, team_id = :team, branch_id = :branch where id = :id";

    private ImportedLeads() {}

    /** A lead of nobody. */
    record Nobodys(
            UUID id,
            String source,
            @Nullable String interest,
            @Nullable UUID branchId,
            @Nullable String language,
            @Nullable String city,
            int score) {

        Arrived at(Instant now) {
            return new Arrived(id, new AssignmentFacts(source, interest, branchId, language, city, score, now));
        }
    }

    /**
     * @param otherwise whose those are that no rule is for; null for nobody
     * @param branch where leads stand whose row names no branch: they go to the branch of who gets them
     */
    static void place(
            Handle handle,
            Range range,
            BulkAssignments assignments,
            @Nullable Placement otherwise,
            @Nullable UUID branch,
            Instant now) {
        Map<UUID, Nobodys> leads = new HashMap<>();
        List<Arrived> arrived = handle
                .createQuery(NOBODYS)
                .bind("id", range.importId())
                .bind("first", range.first())
                .bind("last", range.last())
                .mapTo(Nobodys.class)
                .stream()
                .map(lead -> {
                    leads.put(lead.id(), lead);
                    return lead.at(now);
                })
                .toList();
        PreparedBatch batch = handle.prepareBatch(PLACE);
        for (Given each : assignments.decide(arrived)) {
            Nobodys lead = Objects.requireNonNull(leads.remove(each.leadId()));
            add(batch, lead, new Placement(each.ownerId(), each.teamId(), each.branchId()), branch);
        }
        if (otherwise != null) leads.values().forEach(lead -> add(batch, lead, otherwise, branch));
        if (batch.size() > 0) batch.execute();
    }

    private static void add(PreparedBatch batch, Nobodys lead, Placement given, @Nullable UUID usual) {
        boolean follows = given.branchId() != null
                && (lead.branchId() == null || lead.branchId().equals(usual));
        batch.bind("id", lead.id())
                .bindByType("owner", given.ownerId(), UUID.class)
                .bindByType("team", given.teamId(), UUID.class)
                .bindByType("branch", follows ? given.branchId() : lead.branchId(), UUID.class)
                .add();
    }
}
