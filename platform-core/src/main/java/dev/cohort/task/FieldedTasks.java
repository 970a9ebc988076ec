package dev.cohort.task;

import dev.cohort.customfield.FieldedRecords;
import jakarta.enterprise.context.ApplicationScoped;

/** Tasks, which a tenant may give fields of its own. */
@ApplicationScoped
class FieldedTasks implements FieldedRecords {
    @Override
    public String recordType() {
        return Tasks.RECORD;
    }

    @Override
    public String table() {
        return "task";
    }
}
