package dev.cohort.organization;

import dev.cohort.customfield.FieldedRecords;
import jakarta.enterprise.context.ApplicationScoped;

/** Organizations, which a tenant may give fields of its own. */
@ApplicationScoped
class FieldedOrganizations implements FieldedRecords {
    @Override
    public String recordType() {
        return Organizations.RECORD;
    }

    @Override
    public String table() {
        return "organization";
    }

    @Override
    public String there() {
        return "deleted_at is null";
    }
}
