package dev.cohort.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.module.TestSettings;
import dev.cohort.persistence.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The nightly look for people who may be one. */
@ExtendWith(TestDatabase.class)
class PairFinderTest {
    private static final UUID ANN = new UUID(0, 1);
    private static final UUID OLD_ANN = new UUID(0, 2);
    private static final UUID ANNA = new UUID(0, 3);
    private static final UUID OLD_ANNA = new UUID(0, 4);

    private final TestDatabase db;
    private final PairFinder finder;

    PairFinderTest(TestDatabase db) {
        this.db = db;
        this.finder = new PairFinder(db.transaction(), TestSettings.on(db), Clock.systemUTC());
    }

    @BeforeEach
    void nobody() {
        db.clear();
    }

    private <T> T in(Supplier<T> work) {
        return db.transactions().inNew(db.system(db.alpha()), work);
    }

    private void person(UUID id, String first, @Nullable String email, @Nullable String phone, @Nullable UUID into) {
        in(() -> db.transaction()
                .handle()
                .createUpdate("""
                        insert into person (id, first_name, last_name, sort_name, email, email_normalized, phone, phone_e164,
                            merged_into, deleted_at, created_at, changed_at)
                        values (:id, :first, 'Lee', :first, :email, :email, :phone, :phone, :into,
                            case when :into::uuid is null then null else now() end, now(), now())
                        """)
                .bind("id", id)
                .bind("first", first)
                .bind("email", email)
                .bind("phone", phone)
                .bindByType("into", into, UUID.class)
                .execute());
    }

    private List<String> found() {
        in(() -> {
            finder.review();
            return finder.look(null);
        });
        return in(() -> db.transaction()
                .handle()
                .select(
                        "select first_id || ' ' || second_id || ' ' || array_to_string(reasons, ',') from duplicate_pair")
                .mapTo(String.class)
                .list());
    }

    @Test
    void whoHasAnAddressThatSomebodyWasKnownByIsFoundAsTheOneTheyHaveBecome() {
        person(ANN, "Ann", "ann@example.org", null, null);
        person(OLD_ANN, "Ann", "old@example.org", null, ANN);
        person(ANNA, "Ann", "old@example.org", "+4917604069012", null);

        assertThat(found())
                .singleElement()
                .asString()
                .startsWith(ANN + " " + ANNA + " ")
                .contains("email");
        // Rated anew the next night it stands as it did.
        assertThat(found()).hasSize(1);
    }

    @Test
    void alsoWhereNeitherHasItAnyMore() {
        person(ANN, "Ann", "ann@example.org", null, null);
        person(OLD_ANN, "Ann", null, "+4917604069012", ANN);
        person(ANNA, "Ann", "anna@example.org", null, null);
        person(OLD_ANNA, "Ann", null, "+4917604069012", ANNA);

        assertThat(found())
                .singleElement()
                .asString()
                .startsWith(ANN + " " + ANNA)
                .contains("phone");
    }

    @Test
    void nobodyIsTheirOwnDoubleAndWhoWasDeletedIsNone() {
        person(ANN, "Ann", "ann@example.org", null, null);
        person(OLD_ANN, "Ann", "ann@example.org", null, ANN);
        person(ANNA, "Ann", "other@example.org", null, null);
        person(OLD_ANNA, "Ann", "ann@example.org", null, ANNA);
        in(() -> db.transaction().handle().execute("update person set deleted_at = now() where id = ?", ANNA));

        assertThat(found()).isEmpty();
    }
}
