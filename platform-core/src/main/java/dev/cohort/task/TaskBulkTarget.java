package dev.cohort.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.access.CorePermissions;
import dev.cohort.bulk.BulkChanges;
import dev.cohort.bulk.BulkTarget;
import dev.cohort.problem.Problem;
import dev.cohort.rest.IfMatch;
import dev.cohort.rest.Json;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.rest.Patch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tasks of which many are changed at once: whose, until when, how pressing, done. */
@ApplicationScoped
class TaskBulkTarget implements BulkTarget {
    private static final Set<String> ALIKE = Set.of("owner", "dueOn", "dueTime", "priority", "type", "customFields");

    private final Tasks tasks;

    @Inject
    TaskBulkTarget(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public String recordType() {
        return Tasks.RECORD;
    }

    @Override
    public String permission() {
        return CorePermissions.TASK_CHANGE;
    }

    @Override
    public String deletePermission() {
        return CorePermissions.TASK_CHANGE;
    }

    @Override
    public void check(BulkChanges changes) {
        // A task is never deleted but cancelled.
        if (changes.isDelete()) throw Problem.invalid().at("changes.delete", "bulk-not-alike");
        changes.check(ALIKE, true, false);
        if (changes.status() != null) status(changes.status());
    }

    private static TaskStatus status(String key) {
        for (TaskStatus status : TaskStatus.values()) if (key(status).equals(key)) return status;
        throw Problem.invalid().at("changes.status", "unknown-value");
    }

    private static String key(TaskStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Page<UUID> ids(ListQuery query) {
        return tasks.list(query.sorted("-createdAt")).map(TaskDetails::id);
    }

    @Override
    public long count(ListQuery query) {
        return tasks.count(query);
    }

    @Override
    public Look look(UUID id, BulkChanges changes) {
        TaskDetails task = tasks.get(id);
        ObjectNode now = (ObjectNode) Json.tree(task);
        now.put("owner", task.owner() == null ? null : task.owner().id().toString());
        ObjectNode after = changes.patch(now);
        ObjectNode before = BulkChanges.before(now, after);
        // Whoever is done with it, is done with it as it was.
        Optional<String> refusal = !after.isEmpty() && task.status() != TaskStatus.OPEN && changes.status() == null
                ? Optional.of("task-settled")
                : Optional.empty();
        if (changes.status() != null && status(changes.status()) != task.status()) {
            before.put(STATUS, key(task.status()));
            after.put(STATUS, changes.status());
        }
        return new Look(id, task.subject(), task.subject(), refusal, before, after);
    }

    @Override
    public void apply(UUID id, ObjectNode after) {
        write(id, after);
    }

    @Override
    public void restore(UUID id, ObjectNode before) {
        write(id, before);
    }

    /** Fields can be written while it is open: before it is settled, or after it was opened again. */
    private void write(UUID id, ObjectNode wanted) {
        ObjectNode fields = wanted.deepCopy();
        var said = fields.remove(STATUS);
        TaskStatus to = said == null ? null : status(said.asText());
        if (!fields.isEmpty() && tasks.get(id).status() != TaskStatus.OPEN) tasks.turn(id, TaskStatus.OPEN);
        if (to == TaskStatus.OPEN) tasks.turn(id, to);
        if (!fields.isEmpty()) tasks.change(id, IfMatch.ANY, Patch.of(TaskFields.class, fields));
        if (to != null && to != TaskStatus.OPEN) tasks.turn(id, to);
    }

    @Override
    public int version(UUID id) {
        return tasks.get(id).version();
    }
}
