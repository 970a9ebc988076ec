package dev.cohort.task;

import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.search.SearchSource;
import dev.cohort.search.SearchText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tasks in the search over everything. */
@ApplicationScoped
public class TaskHits implements SearchSource {
    private final TenantTransaction transaction;

    @Inject
    TaskHits(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    record Row(
            UUID id,
            String subject,
            @Nullable LocalDate dueOn,
            @Nullable String owner) {
        Hit hit() {
            String about = Stream.of(dueOn == null ? null : dueOn.toString(), owner)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" · "));
            return new Hit(id, subject, about, "tasks?task=" + id);
        }
    }

    @Override
    public String kind() {
        return Tasks.RECORD;
    }

    @Override
    public int rank() {
        return 40;
    }

    @Override
    public List<Hit> search(SearchText text, int limit) {
        if (!Access.may(CorePermissions.TASK_READ)) return List.of();
        return text
                .rows(
                        transaction.handle(),
                        Row.class,
                        Row::id,
                        "t.id, t.subject, t.due_on, m.name as owner",
                        "task t left join member m on m.id = t.owner_id where",
                        "lower(t.subject)",
                        limit,
                        Access.visible(CorePermissions.TASK_READ, "t"))
                .stream()
                .map(Row::hit)
                .toList();
    }
}
