package dev.cohort.leads.capture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.access.Caller;
import dev.cohort.leads.Leads;
import dev.cohort.leads.OnDuplicate;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.rest.Json;
import dev.cohort.rest.MergePatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes enquiries in. The payload is kept in a transaction of its own, as it came; what becomes of it is a second one,
 * and whatever goes wrong there stays with the payload, to be put right and tried again.
 */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final int MOST_REASON = 2_000;

    private static final String KEEP = """
            insert into inbox (id, source, received_at, address, headers, body, state)
            values (?, ?, ?, ?, ?::jsonb, ?, 'RECEIVED')
            """;
    private static final String SETTLE = """
            update inbox
            set state = ?, reason = ?, lead_id = ?, settled_at = ?
            where id = ?
            """;

    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final Leads leads;
    private final Clock clock;

    @Inject
    Inbox(TenantTransaction transaction, Transactions transactions, Leads leads, Clock clock) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.leads = leads;
        this.clock = clock;
    }

    /**
     * Keeps a visitor's enquiry and makes a lead of it, or adds it to the lead that person is already.
     *
     * @param headers what of the request's headers is worth keeping
     * @return under which id it is kept
     * @throws Problem when its fields are refused: the visitor may put them right; it is kept all the same
     */
    public UUID receive(String source, Map<String, String> headers, JsonNode payload) {
        // As the system: a visitor holds no permission, and may not be told whom we know.
        RequestContext system = Context.current().as(Caller.SYSTEM);
        UUID id = transactions.inNew(system, () -> keep(source, headers, payload));
        try {
            transactions.inNew(system, () -> take(id, payload));
        } catch (Problem refused) {
            transactions.inNew(system, () -> settle(id, "FAILED", refused.getMessage(), null));
            throw refused;
        } catch (RuntimeException e) {
            LOG.error("Enquiry {} is kept but could not be made a lead", id, e);
            transactions.inNew(system, () -> settle(id, "FAILED", String.valueOf(e.getMessage()), null));
        }
        return id;
    }

    private UUID keep(String source, Map<String, String> headers, JsonNode payload) {
        UUID id = Ids.next();
        transaction
                .handle()
                .execute(
                        KEEP,
                        id,
                        source,
                        Instant.now(clock).atOffset(ZoneOffset.UTC),
                        Context.current().address(),
                        Json.tree(headers).toString(),
                        payload.toString());
        return id;
    }

    private UUID take(UUID id, JsonNode payload) {
        Enquiry enquiry = MergePatch.apply(Enquiry.BLANK, payload, Enquiry.class);
        if (enquiry.isTrapped()) return settle(id, "IGNORED", "The hidden field was filled in", null);
        Leads.Taken taken = leads.take(enquiry.lead(), OnDuplicate.MERGE);
        return settle(id, taken.merged() ? "MERGED" : "CREATED", null, taken.leadId());
    }

    private UUID settle(UUID id, String state, @Nullable String reason, @Nullable UUID lead) {
        String shortened = reason == null || reason.length() <= MOST_REASON ? reason : reason.substring(0, MOST_REASON);
        transaction
                .handle()
                .execute(SETTLE, state, shortened, lead, Instant.now(clock).atOffset(ZoneOffset.UTC), id);
        return id;
    }
}
