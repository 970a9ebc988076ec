package dev.cohort.duplicate;

import static dev.cohort.rest.Listing.Trait.FILTER_ONLY;

import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.duplicate.DuplicatePair.Side;
import dev.cohort.job.Jobs;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.person.PersonReach;
import dev.cohort.person.PersonReader;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The suspicions that the scan has found, for people to settle. */
@ApplicationScoped
public class DuplicateQueue {
    /** Under this name suspicions stand in the audit. */
    public static final String RECORD = "duplicate";

    /** The scan as a job. */
    static final String SCAN = "duplicate-scan";

    private static final Listing<Row> LIST = Listing.of(Row.class)
            .select("d.id, d.score, d.reasons, d.state, d.found_at, "
                    + "a.id as a_id, a.first_name as a_first, a.last_name as a_last, a.email as a_email, a.phone as a_phone,"
                    + " a.organization_name as a_company, a.city as a_city, a.birth_date as a_birth, "
                    + "b.id as b_id, b.first_name as b_first, b.last_name as b_last, b.email as b_email, b.phone as b_phone,"
                    + " b.organization_name as b_company, b.city as b_city, b.birth_date as b_birth")
            .from("duplicate_pair d join person a on a.id = d.first_id join person b on b.id = d.second_id")
            // Who was deleted or merged elsewhere is no open question any more.
            .where("d.state = 'MERGED' or a.deleted_at is null and b.deleted_at is null")
            .id("d.id")
            .field("score", "d.score", Integer.class)
            .field("foundAt", "d.found_at", Instant.class)
            .field("state", "d.state", PairState.class, FILTER_ONLY)
            .sortedBy("-score")
            .build();

    private static final String SETTLE = """
            update duplicate_pair set state = :state, settled_at = :now, settled_by = :by
            where id = :id and state = :from returning first_id, second_id
            """;

    private static final String RELATE = """
            insert into person_relation (id, person_id, other_id, kind, created_by, created_at)
            values (:id, :first, :second, 'HOUSEHOLD', :by, :now)
            on conflict (person_id, other_id, kind) do nothing
            """;

    private final TenantTransaction transaction;
    private final PersonReach reach;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    @Inject
    DuplicateQueue(TenantTransaction transaction, PersonReach reach, Jobs jobs, Audit audit, Clock clock) {
        this.transaction = transaction;
        this.reach = reach;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    record Two(UUID firstId, UUID secondId) {}

    /** A row of the list. */
    record Row(
            UUID id,
            int score,
            List<String> reasons,
            PairState state,
            Instant foundAt,
            UUID aId,
            @Nullable String aFirst,
            @Nullable String aLast,
            @Nullable String aEmail,
            @Nullable String aPhone,
            @Nullable String aCompany,
            @Nullable String aCity,
            @Nullable LocalDate aBirth,
            UUID bId,
            @Nullable String bFirst,
            @Nullable String bLast,
            @Nullable String bEmail,
            @Nullable String bPhone,
            @Nullable String bCompany,
            @Nullable String bCity,
            @Nullable LocalDate bBirth) {

        DuplicatePair pair() {
            return new DuplicatePair(
                    id,
                    score,
                    reasons,
                    state,
                    new Side(
                            aId,
                            PersonReader.name(aFirst, aLast, aEmail, aPhone),
                            aEmail,
                            aPhone,
                            aCompany,
                            aCity,
                            aBirth),
                    new Side(
                            bId,
                            PersonReader.name(bFirst, bLast, bEmail, bPhone),
                            bEmail,
                            bPhone,
                            bCompany,
                            bCity,
                            bBirth),
                    foundAt);
        }
    }

    /** One page, the likeliest first; see {@code GET /duplicates} for the fields to filter and sort by. */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public Page<DuplicatePair> list(ListQuery query) {
        return LIST.page(transaction.handle(), query, reach.readable("a.id"), reach.readable("b.id"))
                .map(Row::pair);
    }

    @Transactional
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public long count(ListQuery query) {
        return LIST.count(transaction.handle(), query, reach.readable("a.id"), reach.readable("b.id"));
    }

    /** One, or 404 when there is none that the caller may see. */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public DuplicatePair get(UUID id) {
        Visible one = new Visible("d.id = ?", List.of(id));
        return LIST
                .page(transaction.handle(), ListQuery.first(1), one, reach.readable("a.id"), reach.readable("b.id"))
                .items()
                .stream()
                .findFirst()
                .map(Row::pair)
                .orElseThrow(() -> Problem.notFound(RECORD, id));
    }

    /**
     * Settles that two people are two: they are never offered again.
     *
     * @throws Problem 409 {@code pair-settled}
     */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public DuplicatePair dismiss(UUID id, Dismissal.Kind kind) {
        get(id);
        Two two = settle(id, PairState.OPEN, kind.state);
        if (kind == Dismissal.Kind.HOUSEHOLD)
            transaction
                    .handle()
                    .createUpdate(RELATE)
                    .bind("id", Ids.next())
                    .bind("first", two.firstId())
                    .bind("second", two.secondId())
                    .bindByType("by", Context.caller().id(), UUID.class)
                    .bind("now", Instant.now(clock))
                    .execute();
        audit.noted(
                "dismiss", RECORD, id, Map.of("kind", kind, "first", two.firstId(), "second", two.secondId()), null);
        return get(id);
    }

    /**
     * Asks again what somebody had settled.
     *
     * @throws Problem 409 {@code pair-settled} when it is open, or they were merged
     */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public DuplicatePair reopen(UUID id) {
        PairState before = get(id).state();
        if (before == PairState.OPEN || before == PairState.MERGED)
            throw Problem.conflict("pair-settled").with("state", before);
        Two two = settle(id, before, PairState.OPEN);
        if (before == PairState.HOUSEHOLD)
            transaction
                    .handle()
                    .createUpdate(
                            "delete from person_relation where kind = 'HOUSEHOLD' and person_id = ? and other_id = ?")
                    .bind(0, two.firstId())
                    .bind(1, two.secondId())
                    .execute();
        audit.noted("reopen", RECORD, id, null, null);
        return get(id);
    }

    private Two settle(UUID id, PairState from, PairState to) {
        return transaction
                .handle()
                .createQuery(SETTLE)
                .bind("state", to.name())
                .bind("from", from.name())
                .bindByType("now", to == PairState.OPEN ? null : Instant.now(clock), Instant.class)
                .bindByType("by", to == PairState.OPEN ? null : Context.caller().id(), UUID.class)
                .bind("id", id)
                .mapTo(Two.class)
                .findOne()
                .orElseThrow(() -> Problem.conflict("pair-settled").with("state", get(id).state()));
    }

    /** Looks through everybody in the background; one look at a time. */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public Scan scan() {
        Scan last = state();
        if (last.running()) return last;
        jobs.start(SCAN, new DuplicateScan.Order());
        return state();
    }

    /**
     * Where the look through everybody stands.
     *
     * @param looked how many people it has looked at
     * @param endedAt when the last one ended; null where none has
     */
    public record Scan(
            @Nullable UUID jobId,
            boolean running,
            long looked,
            @Nullable Long total,
            @Nullable Instant endedAt) {}

    @Transactional
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public Scan state() {
        return transaction
                .handle()
                .createQuery("""
                        select id as job_id, state in ('QUEUED', 'RUNNING') as running, progress as looked, total, ended_at
                        from job where kind = ? order by created_at desc, id desc limit 1
                        """)
                .bind(0, SCAN)
                .mapTo(Scan.class)
                .findOne()
                .orElse(new Scan(null, false, 0, null, null));
    }
}
