package dev.cohort.meeting;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

/**
 * What another rule would make of a series.
 *
 * @param kept how many meetings stay, with their answers
 * @param made when there will be new ones, by the clock of the meeting
 * @param gone what would be cancelled
 */
public record SeriesChange(int kept, List<LocalDateTime> made, List<Gone> gone) {

    /**
     * A meeting that would be cancelled.
     *
     * @param moved whether somebody has put it to another time than the series
     * @param answered whether somebody who is invited has answered
     */
    public record Gone(UUID id, LocalDateTime start, boolean moved, boolean answered) {}
}
