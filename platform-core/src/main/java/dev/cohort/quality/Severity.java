package dev.cohort.quality;

/** How much it matters; the points are taken off the hundred that a record without faults has. */
public enum Severity {
    ERROR(30),
    WARNING(15),
    HINT(5);

    private final int points;

    Severity(int points) {
        this.points = points;
    }

    public int points() {
        return points;
    }
}
