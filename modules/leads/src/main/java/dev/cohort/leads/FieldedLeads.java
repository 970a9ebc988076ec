package dev.cohort.leads;

import dev.cohort.customfield.FieldedRecords;
import jakarta.enterprise.context.ApplicationScoped;

/** Leads, which a tenant may give fields of its own. */
@ApplicationScoped
public class FieldedLeads implements FieldedRecords {
    @Override
    public String recordType() {
        return Leads.RECORD;
    }

    @Override
    public String table() {
        return "lead";
    }

    @Override
    public String there() {
        return "deleted_at is null";
    }
}
