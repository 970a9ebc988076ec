package dev.cohort.leads;

import dev.cohort.rest.ListQuery;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;

/** The views of the list that every tenant has. */
public enum LeadView {
    /** Somebody still works on it. */
    OPEN,
    ALL,
    /** Came today, by the tenant's clock. */
    NEW_TODAY,
    /** Open, and the next step should have been done. */
    OVERDUE,
    /** Open, and the score is very hot. */
    VERY_HOT;

    static final int VERY_HOT_FROM = 71;

    private static final String[] OPEN_STAGES = Arrays.stream(LeadStage.values())
            .filter(LeadStage::isOpen)
            .map(LeadStage::key)
            .toArray(String[]::new);

    /** As it stands in a URL: {@code new-today}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether leads of this stage can stand in this view. */
    public boolean shows(LeadStage stage) {
        return switch (this) {
            case ALL, NEW_TODAY -> true;
            case OPEN, OVERDUE, VERY_HOT -> stage.isOpen();
        };
    }

    /** The query narrowed to this view. */
    public ListQuery narrow(ListQuery query, Instant now, ZoneId zone) {
        return switch (this) {
            case ALL -> query;
            case OPEN -> open(query);
            case NEW_TODAY -> query.where("createdAt.gte", startOfDay(now, zone).toString());
            case OVERDUE -> open(query).where("nextStepAt.lt", now.toString());
            case VERY_HOT -> open(query).where("score.gte", String.valueOf(VERY_HOT_FROM));
        };
    }

    static Instant startOfDay(Instant now, ZoneId zone) {
        return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    private static ListQuery open(ListQuery query) {
        return query.where("stage", OPEN_STAGES);
    }
}
