package dev.cohort.leads;

import dev.cohort.persistence.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the signs of interest out of what was done and said: nothing is written down twice. */
@ApplicationScoped
class Signs {
    private static final String OF_LEADS = """
            select record_id as lead_id, happened_at as at,
                case when kind in ('MEETING', 'VISIT') then 'meeting' when direction = 'IN' then 'reply' else 'reached' end as kind
            from activity
            where record_type = 'lead' and record_id = any(:ids)
                and (kind = 'CALL' and outcome = 'REACHED'
                    or kind in ('MEETING', 'VISIT') and coalesce(outcome, 'HELD') = 'HELD'
                    or kind in ('EMAIL', 'WHATSAPP', 'SMS') and direction = 'IN')
            union all
            select lead_id, happened_at, 'enquiry' from lead_touch where lead_id = any(:ids) and not opening
            union all
            select lead_id, changed_at, 'trial' from lead_stage_change
            where lead_id = any(:ids) and to_stage = 'trial_attended'
            union all
            select record_id, read_at, 'opened' from message
            where record_type = 'lead' and record_id = any(:ids) and direction = 'OUT' and read_at is not null
            union all
            select record_id, clicked_at, 'clicked' from message
            where record_type = 'lead' and record_id = any(:ids) and direction = 'OUT' and clicked_at is not null
            union all
            select record_id, created_at, 'reply' from message
            where record_type = 'lead' and record_id = any(:ids) and direction = 'IN'
            order by at
            """;

    private final TenantTransaction transaction;

    @Inject
    Signs(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    private record Row(UUID leadId, Instant at, String kind) {}

    List<Sign> of(UUID lead) {
        return of(List.of(lead)).getOrDefault(lead, List.of());
    }

    /** By lead, the oldest first. */
    Map<UUID, List<Sign>> of(Collection<UUID> leads) {
        Map<UUID, List<Sign>> signs = new HashMap<>();
        transaction
                .handle()
                .createQuery(OF_LEADS)
                .bindArray("ids", UUID.class, leads.toArray())
                .mapTo(Row.class)
                .forEach(row -> signs.computeIfAbsent(row.leadId(), id -> new ArrayList<>())
                        .add(new Sign(row.kind(), row.at())));
        return signs;
    }
}
