package dev.cohort.leads;

import dev.cohort.persistence.TenantTransaction;
import dev.cohort.template.TemplateVariable;
import dev.cohort.template.TemplateVariables;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a message to a lead can be filled with. */
@ApplicationScoped
public class LeadVariables implements TemplateVariables {
    private static final List<TemplateVariable> ALL = List.of(
            new TemplateVariable("lead.number", Leads.RECORD, "L-000123"),
            new TemplateVariable("lead.interest", Leads.RECORD, "English B1"),
            new TemplateVariable("lead.ownerName", Leads.RECORD, "Sam Seller"),
            new TemplateVariable("lead.branch", Leads.RECORD, "Centre"));

    private final TenantTransaction transaction;

    @Inject
    LeadVariables(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    record Known(
            String number,
            @Nullable String interest,
            @Nullable String owner,
            @Nullable String branch) {}

    @Override
    public List<TemplateVariable> variables() {
        return ALL;
    }

    @Override
    public Map<String, String> values(@Nullable String recordType, @Nullable UUID recordId, @Nullable UUID personId) {
        Map<String, String> values = new HashMap<>();
        if (!Leads.RECORD.equals(recordType) || recordId == null) return values;
        transaction
                .handle()
                .createQuery("""
                        select l.number, l.interest, m.name as owner, b.name as branch
                        from lead l left join member m on m.id = l.owner_id left join branch b on b.id = l.branch_id
                        where l.id = :id
                        """)
                .bind("id", recordId)
                .mapTo(Known.class)
                .findOne()
                .ifPresent(known -> {
                    values.put("lead.number", known.number());
                    if (known.interest() != null) values.put("lead.interest", known.interest());
                    if (known.owner() != null) values.put("lead.ownerName", known.owner());
                    if (known.branch() != null) values.put("lead.branch", known.branch());
                });
        return values;
    }
}
