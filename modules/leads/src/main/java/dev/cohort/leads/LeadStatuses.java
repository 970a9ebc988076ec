package dev.cohort.leads;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The tenant's statuses in their order. */
@ApplicationScoped
public class LeadStatuses {
    private static final String ALL = """
            select key, stage, title, position, active
            from lead_status
            order by position, key
            """;

    private final TenantTransaction transaction;
    // Asked for by every change; a few seconds of an old list do no harm, for a status is never deleted.
    private final Cache<UUID, List<LeadStatus>> known =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(10)).build();

    @Inject
    LeadStatuses(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    @Transactional
    public List<LeadStatus> all() {
        UUID tenant = Context.tenant().id();
        List<LeadStatus> statuses = known.getIfPresent(tenant);
        if (statuses == null) {
            statuses = load();
            known.put(tenant, statuses);
        }
        return statuses;
    }

    /** The status of this key, or 422 naming the field {@code status}. */
    public LeadStatus get(String key) {
        return all().stream()
                .filter(status -> status.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.invalid().at("status", "unknown-status", "value", key));
    }

    /** Where new leads begin: the first active status on the stage {@code new}. */
    public LeadStatus first() {
        return all().stream()
                .filter(status -> status.stage() == LeadStage.NEW && status.active())
                .findFirst()
                .orElseThrow(() -> Problem.rule("no-first-status"));
    }

    /** As they stand at this moment, for whoever is about to change them. */
    @Transactional
    public List<LeadStatus> fresh() {
        return load();
    }

    /** Drops what is remembered of them, after a change. */
    public void forget() {
        known.invalidate(Context.tenant().id());
    }

    private List<LeadStatus> load() {
        return transaction
                .handle()
                .createQuery(ALL)
                .map((row, context) -> new LeadStatus(
                        row.getString("key"),
                        LeadStage.of(row.getString("stage")),
                        row.getString("title"),
                        row.getInt("position"),
                        row.getBoolean("active")))
                .list();
    }
}
