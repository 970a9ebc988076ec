package dev.cohort.ui;

/**
 * A column of a board.
 *
 * @param sum in words, such as "€6,180"; empty for none
 * @param note in words at the right, such as "median 0.4 d"; empty for none
 */
public record Lane(String id, String title, Ring ring, long count, String sum, String note) {
    public Lane(String id, String title, Ring ring, long count) {
        this(id, title, ring, count, "", "");
    }
}
