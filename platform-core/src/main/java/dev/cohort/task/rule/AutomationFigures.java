package dev.cohort.task.rule;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.task.rule.AutomationStats.Figures;
import dev.cohort.task.rule.AutomationStats.OfRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts what came of rules, over the tasks the caller may see. */
@ApplicationScoped
public class AutomationFigures {
    private static final String COUNTS = """
            select coalesce(t.rule, '') as rule, count(*) as created,
                count(*) filter (where t.status = 'OPEN') as open,
                count(*) filter (where t.status = 'DONE') as done,
                count(*) filter (where t.status = 'DONE' and (t.due_at is null or t.settled_at <= t.due_at)) as in_time,
                count(*) filter (where t.status = 'OPEN' and t.due_at < ?) as overdue,
                count(*) filter (where t.status = 'OPEN' and t.priority = 'LOW') as low,
                count(*) filter (where t.status = 'OPEN' and t.priority = 'NORMAL') as normal,
                count(*) filter (where t.status = 'OPEN' and t.priority = 'HIGH') as high,
                count(*) filter (where t.status = 'OPEN' and t.priority = 'URGENT') as urgent
            from task t
            where %s
            group by 1
            """;

    private final TenantTransaction transaction;
    private final TaskRules rules;
    private final Clock clock;

    @Inject
    AutomationFigures(TenantTransaction transaction, TaskRules rules, Clock clock) {
        this.transaction = transaction;
        this.rules = rules;
        this.clock = clock;
    }

    /** A row of the query. */
    record Row(
            String rule,
            long created,
            long open,
            long done,
            long inTime,
            long overdue,
            long low,
            long normal,
            long high,
            long urgent) {
        static final Row NONE = new Row("", 0, 0, 0, 0, 0, 0, 0, 0, 0);

        Figures figures() {
            Integer percent = done == 0 ? null : Math.toIntExact(Math.round(100.0 * inTime / done));
            return new Figures(created, open, done, overdue, percent, priorities());
        }

        Map<String, Long> priorities() {
            Map<String, Long> counts = new LinkedHashMap<>();
            counts.put("urgent", urgent);
            counts.put("high", high);
            counts.put("normal", normal);
            counts.put("low", low);
            return counts;
        }
    }

    @Transactional
    @RequiresPermission(CorePermissions.TASK_READ)
    public AutomationStats stats() {
        Map<String, Row> counts = counts();
        List<OfRule> found = new ArrayList<>();
        for (TaskRuleDetails rule : rules.list())
            found.add(new OfRule(
                    rule.id(),
                    rule.rule().title(),
                    rule.rule().trigger(),
                    rule.rule().runs() && rule.available(),
                    counts.getOrDefault(rule.id().toString(), Row.NONE).figures()));
        @Nullable Row standard = counts.get(TaskAutomation.STANDARD.toString());
        if (standard != null) found.add(new OfRule(null, null, null, false, standard.figures()));
        Map<String, Long> open = new LinkedHashMap<>();
        counts.values()
                .forEach(row -> row.priorities().forEach((priority, count) -> open.merge(priority, count, Long::sum)));
        return new AutomationStats(
                found, counts.getOrDefault("", Row.NONE).figures(), open.isEmpty() ? Row.NONE.priorities() : open);
    }

    private Map<String, Row> counts() {
        Visible visible = Access.visible(CorePermissions.TASK_READ, "t");
        var query = transaction
                .handle()
                .createQuery(COUNTS.formatted(visible.sql()))
                .bind(0, Instant.now(clock).atOffset(ZoneOffset.UTC));
        for (int i = 0; i < visible.values().size(); i++)
            query.bind(i + 1, visible.values().get(i));
        return query.mapTo(Row.class).list().stream().collect(Collectors.toMap(Row::rule, Function.identity()));
    }

    /** Under this name the tasks stand that were made for all leads at once. */
    public static UUID standardRule() {
        return TaskAutomation.STANDARD;
    }
}
