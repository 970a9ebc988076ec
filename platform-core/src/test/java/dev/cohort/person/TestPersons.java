package dev.cohort.person;

import dev.cohort.persistence.TestDatabase;
import java.time.Clock;

/** The real people on the database for tests; the entity {@link Person} is to be named to it. */
public final class TestPersons {
    private TestPersons() {}

    public static Persons on(TestDatabase db, Clock clock) {
        return new Persons(db.entityManager(), clock);
    }
}
