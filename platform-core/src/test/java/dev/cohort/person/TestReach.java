package dev.cohort.person;

import dev.cohort.module.Contributions;
import dev.cohort.persistence.TestDatabase;

/** Makes what tests of other features need of people. */
public final class TestReach {
    private TestReach() {}

    public static PersonReach on(TestDatabase db) {
        return new PersonReach(Contributions.fixed(), db.transaction());
    }

    public static PersonType type(TestDatabase db) {
        return new PersonType(db.transaction(), on(db));
    }
}
