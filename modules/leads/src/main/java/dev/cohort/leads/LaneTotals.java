package dev.cohort.leads;

/**
 * What stands at the head of a lane of the board.
 *
 * @param medianSeconds how long half of these leads have stood in their status
 */
public record LaneTotals(String status, long leads, long medianSeconds) {}
