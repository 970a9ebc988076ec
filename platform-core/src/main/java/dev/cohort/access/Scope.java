package dev.cohort.access;

/** How far a permission reaches: the narrower comes first. */
public enum Scope {
    OWN,
    TEAM,
    BRANCH,
    ALL;

    public Scope widest(Scope other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
