package dev.cohort.app.task;

import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.CurrentBranch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** The views of the list of tasks. */
enum TaskView {
    /** The viewer's own that are open. */
    MINE,
    OVERDUE,
    /** Due today or before, whosever they are. */
    TODAY,
    OPEN,
    /** Open ones that nobody has taken. */
    UNASSIGNED,
    DONE,
    /** Open or settled: of the table alone. */
    ALL,
    /** Not tasks: deadlines one is reminded of. */
    REMINDERS,
    /** Not a list: the rules that make tasks. */
    AUTOMATION;

    private static final UUID NOBODY = new UUID(0, 0);

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TaskView of(String key) {
        for (TaskView view : values()) if (view.key().equals(key)) return view;
        return MINE;
    }

    /** What is the viewer's own is theirs in whatever branch. */
    ListQuery query(int limit, Instant now, CurrentBranch branch) {
        ListQuery query = this == MINE ? ListQuery.first(limit) : branch.narrow(ListQuery.first(limit));
        if (this == DONE) return query.where("status", "done", "cancelled").sorted("-settledAt");
        if (this == ALL) return query.sorted("dueAt", "-priorityRank");
        ListQuery open = query.where("status", "open").sorted("dueAt", "-priorityRank");
        return switch (this) {
            case MINE -> open.where("owner", mine());
            case OVERDUE -> open.where("dueAt.lt", now.toString());
            case TODAY -> open.where("dueAt.lte", endOfDay(now).toString());
            case UNASSIGNED -> open.where("owner", "");
            case OPEN, DONE, ALL, REMINDERS, AUTOMATION -> open;
        };
    }

    private static String mine() {
        return Objects.requireNonNullElse(Context.caller().id(), NOBODY).toString();
    }

    static Instant endOfDay(Instant now) {
        var zone = Context.current().zone();
        return LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
    }
}
