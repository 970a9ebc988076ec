package dev.cohort.leads;

/** How many leads there are in each of the {@link LeadView}s. */
public record LeadCounts(long open, long every, long newToday, long overdue, long veryHot) {
    public long of(LeadView view) {
        return switch (view) {
            case OPEN -> open;
            case ALL -> every;
            case NEW_TODAY -> newToday;
            case OVERDUE -> overdue;
            case VERY_HOT -> veryHot;
        };
    }
}
