package dev.cohort.leads.capture;

import java.time.LocalDate;
import java.util.List;

/**
 * How many payloads came, by source and day of the centre's calendar, and what became of them.
 *
 * @param total the sum of all items
 */
public record InboxCounts(List<Line> items, Sum total) {

    /** One source on one day. */
    public record Line(
            LocalDate day,
            String source,
            long received,
            long created,
            long merged,
            long failed,
            long ignored,
            long waiting) {}

    /** {@code received = created + merged + failed + ignored + waiting}: nothing is counted twice, nothing is left out. */
    public record Sum(long received, long created, long merged, long failed, long ignored, long waiting) {
        static Sum of(List<Line> lines) {
            return new Sum(
                    lines.stream().mapToLong(Line::received).sum(),
                    lines.stream().mapToLong(Line::created).sum(),
                    lines.stream().mapToLong(Line::merged).sum(),
                    lines.stream().mapToLong(Line::failed).sum(),
                    lines.stream().mapToLong(Line::ignored).sum(),
                    lines.stream().mapToLong(Line::waiting).sum());
        }
    }
}
