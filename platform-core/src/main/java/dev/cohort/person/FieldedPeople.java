package dev.cohort.person;

import dev.cohort.customfield.FieldedRecords;
import jakarta.enterprise.context.ApplicationScoped;

/** People, which a tenant may give fields of its own. */
@ApplicationScoped
class FieldedPeople implements FieldedRecords {
    @Override
    public String recordType() {
        return People.RECORD;
    }

    @Override
    public String table() {
        return "person";
    }

    @Override
    public String there() {
        return "deleted_at is null";
    }
}
