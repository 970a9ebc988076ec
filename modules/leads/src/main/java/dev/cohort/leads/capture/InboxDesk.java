package dev.cohort.leads.capture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.Caller;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.capture.InboxTable.Locked;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
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
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks after what came in: what became of it, what could not be taken and why, and another try. */
@ApplicationScoped
public class InboxDesk {
    /** Under this name payloads stand in the audit. */
    public static final String RECORD = "inbox";

    private static final int MOST_DAYS = 366;
    private static final int USUAL_DAYS = 30;

    private static final Listing<InboxItem> LIST = Listing.of(InboxItem.class)
            .select("i.id, i.source, i.state, i.received_at, i.sender, i.reason_code, i.reason, i.attempts, i.lead_id,"
                    + " l.number as lead_number, i.settled_at")
            .from("inbox i left join lead l on l.id = i.lead_id")
            .id("i.id")
            .field("receivedAt", "i.received_at", Instant.class)
            .field("source", "i.source", String.class, Listing.Trait.FILTER_ONLY)
            .field("state", "i.state", InboxState.class, Listing.Trait.FILTER_ONLY)
            .field("reasonCode", "i.reason_code", String.class, Listing.Trait.NULLABLE, Listing.Trait.FILTER_ONLY)
            .field("leadId", "i.lead_id", UUID.class, Listing.Trait.NULLABLE, Listing.Trait.FILTER_ONLY)
            .search("lower(coalesce(i.sender, '')) like ?")
            .sortedBy("-receivedAt")
            .build();
    private static final String WHOLE = """
            select i.id, i.source, i.state, i.received_at, i.address, i.content_type, i.headers::text as headers, i.body,
                i.corrected, i.sender, i.idempotency_key, i.reason_code, i.reason, i.attempts, i.due_at, i.lead_id,
                l.number as lead_number, i.settled_at, i.version
            from inbox i left join lead l on l.id = i.lead_id
            where i.id = ?
            """;
    private static final String COUNTS = """
            select (received_at at time zone ?)::date as day, source, count(*) as received,
                count(*) filter (where state = 'CREATED') as created,
                count(*) filter (where state = 'MERGED') as merged,
                count(*) filter (where state = 'FAILED') as failed,
                count(*) filter (where state = 'IGNORED') as ignored,
                count(*) filter (where state in ('RECEIVED', 'WAITING')) as waiting
            from inbox
            where received_at >= ? and received_at < ?
            group by 1, 2
            order by 1 desc, 2
            """;
    private static final String SOURCES = "select distinct source from inbox order by source";

    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final InboxTable table;
    private final InboxTaking taking;
    private final Audit audit;
    private final Clock clock;

    @Inject
    InboxDesk(
            TenantTransaction transaction,
            Transactions transactions,
            InboxTable table,
            InboxTaking taking,
            Audit audit,
            Clock clock) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.table = table;
        this.taking = taking;
        this.audit = audit;
        this.clock = clock;
    }

    /** One page, the latest first; see {@code GET /inbox} for the fields to filter by. */
    @Transactional
    @RequiresPermission(LeadPermissions.INBOX_READ)
    public Page<InboxItem> list(ListQuery query) {
        return LIST.page(transaction.handle(), query);
    }

    @Transactional
    @RequiresPermission(LeadPermissions.INBOX_READ)
    public long count(ListQuery query) {
        return LIST.count(transaction.handle(), query, new Visible("true", List.of()));
    }

    @Transactional
    @RequiresPermission(LeadPermissions.INBOX_READ)
    public InboxDetails get(UUID id) {
        return transaction
                .handle()
                .select(WHOLE, id)
                .mapTo(InboxDetails.class)
                .findOne()
                .orElseThrow(() -> Problem.notFound(RECORD, id));
    }

    /** By which doors anything has come. */
    @Transactional
    @RequiresPermission(LeadPermissions.INBOX_READ)
    public List<String> sources() {
        return transaction.handle().createQuery(SOURCES).mapTo(String.class).list();
    }

    /**
     * What came from one day to another, both included, by the centre's calendar.
     *
     * @param from null for the last {@value #USUAL_DAYS} days
     * @throws Problem 422 when it is more than a year
     */
    @Transactional
    @RequiresPermission(LeadPermissions.INBOX_READ)
    public InboxCounts counts(@Nullable LocalDate from, @Nullable LocalDate to) {
        ZoneId zone = Context.current().zone();
        LocalDate last = to == null ? LocalDate.now(clock.withZone(zone)) : to;
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1) : from;
        if (first.isAfter(last))
            throw Problem.rule("period-reversed").with("from", first).with("to", last);
        if (first.plusDays(MOST_DAYS).isBefore(last))
            throw Problem.invalid().at("from", "too-many-days", "max", MOST_DAYS);
        List<InboxCounts.Line> lines = transaction
                .handle()
                .select(COUNTS, zone.getId(), start(first, zone), start(last.plusDays(1), zone))
                .mapTo(InboxCounts.Line.class)
                .list();
        return new InboxCounts(lines, InboxCounts.Sum.of(lines));
    }

    private static OffsetDateTime start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }

    /**
     * Tries again what failed or was put aside; the body stays as it came.
     *
     * @param payload what it should have said; null to try it as it is
     * @return what has become of it
     * @throws Problem 409 {@code inbox-settled}, 422 when the correction is refused as well
     */
    @RequiresPermission(LeadPermissions.INBOX_FIX)
    public InboxDetails replay(UUID id, @Nullable JsonNode payload) {
        String corrected = payload == null || payload.isNull() ? null : payload.toString();
        transactions.inNew(() -> reopen(id, corrected));
        taking.take(id);
        return transactions.inNew(() -> get(id));
    }

    /** What is wrong with one that failed, as it stands now; empty for others, and where nothing is any more. */
    @RequiresPermission(LeadPermissions.INBOX_READ)
    public Optional<Problem> faults(UUID id) {
        InboxDetails item = transactions.inNew(() -> get(id));
        if (item.state() != InboxState.FAILED) return Optional.empty();
        try {
            transactions.inNew(Context.current().as(Caller.SYSTEM), () -> taking.check(item.source(), item.current()));
            return Optional.empty();
        } catch (Problem refused) {
            return Optional.of(refused);
        } catch (RuntimeException ours) {
            return Optional.empty();
        }
    }

    private boolean reopen(UUID id, @Nullable String corrected) {
        Locked kept = table.lock(id).orElseThrow(() -> Problem.notFound(RECORD, id));
        if (kept.state() != InboxState.FAILED && kept.state() != InboxState.IGNORED)
            throw Problem.conflict("inbox-settled").with("state", kept.state().key());
        // Who corrects something is told at once what is still wrong, and what was kept stays as it was.
        if (corrected != null)
            Context.call(Context.current().as(Caller.SYSTEM), () -> taking.check(kept.source(), corrected));
        table.reopen(id, corrected);
        audit.noted("replay", RECORD, id, corrected == null ? null : Map.of("corrected", corrected), null);
        return true;
    }

    /**
     * Puts aside what is no enquiry.
     *
     * @throws Problem 409 {@code inbox-settled} when something has become of it
     */
    @Transactional
    @RequiresPermission(LeadPermissions.INBOX_FIX)
    public InboxDetails ignore(UUID id) {
        Locked kept = table.lock(id).orElseThrow(() -> Problem.notFound(RECORD, id));
        if (kept.state() == InboxState.CREATED || kept.state() == InboxState.MERGED)
            throw Problem.conflict("inbox-settled").with("state", kept.state().key());
        if (kept.state() != InboxState.IGNORED) {
            table.settle(id, InboxState.IGNORED, "put-aside", null, null);
            audit.noted("ignore", RECORD, id, null, null);
        }
        return get(id);
    }
}
