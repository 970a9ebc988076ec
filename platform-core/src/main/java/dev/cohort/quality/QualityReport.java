package dev.cohort.quality;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * How good the records of a kind are.
 *
 * @param records how many were looked at: those the caller may see
 * @param score their mean, 0 to 100; 100 where there are none
 * @param rules the rules that are looked at, what matters most and happens most first
 * @param trend the score of all records of the centre at the end of each of the past days
 */
public record QualityReport(String recordType, long records, BigDecimal score, List<Found> rules, List<Day> trend) {

    /**
     * How often a rule is broken.
     *
     * @param percent of the records, 0 to 100
     * @param path of the page that lists them
     */
    public record Found(String key, String title, Severity severity, long count, BigDecimal percent, String path) {}

    /** A day of the past. */
    public record Day(LocalDate day, long records, BigDecimal score) {}
}
