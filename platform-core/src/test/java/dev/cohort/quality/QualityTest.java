package dev.cohort.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.access.Access.Visible;
import dev.cohort.audit.TestAudit;
import dev.cohort.module.Contributions;
import dev.cohort.persistence.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How good the records were, day by day. */
@ExtendWith(TestDatabase.class)
class QualityTest {
    private final TestDatabase db;
    private final Quality quality;

    QualityTest(TestDatabase db) {
        this.db = db;
        this.quality = new Quality(
                db.transaction(),
                Contributions.fixed(new Kind("person"), new Kind("lead")),
                TestAudit.on(db),
                Clock.fixed(Instant.parse("2026-11-20T21:00:00Z"), ZoneOffset.UTC));
    }

    /** People, all of them good but for those without a city. */
    private record Kind(String recordType) implements QualityKind {
        @Override
        public String from() {
            return "person p where p.deleted_at is null";
        }

        @Override
        public String id() {
            return "p.id";
        }

        @Override
        public Visible visible() {
            return new Visible("true", List.of());
        }

        @Override
        public List<QualityRule> rules() {
            return List.of(new QualityRule("no-phone", Severity.ERROR, "p.city is null"));
        }

        @Override
        public String path(String rule) {
            return recordType + "?quality=" + rule;
        }
    }

    @BeforeEach
    void fewDays() {
        db.clear();
        in(() -> db.transaction().handle().execute("""
                insert into quality_day (record_type, day, records, score) values
                    ('lead', '2026-11-18', 100, 60.0), ('person', '2026-11-18', 300, 80.0),
                    ('person', '2026-11-19', 10, 90.0), ('gone', '2026-11-19', 1000, 0.0),
                    ('lead', '2026-01-01', 1, 1.0)
                """));
    }

    private <T> T in(Supplier<T> work) {
        return db.transactions().inNew(db.system(db.alpha()), work);
    }

    @Test
    void theTrendOfEverythingWeighsEachKindByItsRecords() {
        List<QualityReport.Day> days = in(quality::trend);

        // A kind that nobody brings any more does not count, nor does what is long past.
        assertThat(days)
                .extracting(day -> day.day() + " " + day.records() + " " + day.score())
                .containsExactly("2026-11-18 400 75.0", "2026-11-19 10 90.0");
    }

    @Test
    void theDayThatIsKeptIsPartOfIt() {
        in(() -> {
            db.transaction()
                    .handle()
                    .execute(
                            "insert into person (id, first_name, city, created_at, changed_at) values"
                                    + " (gen_random_uuid(), 'Ann', 'Ulm', now(), now()), (gen_random_uuid(), 'Bo', null, now(), now())");
            quality.keepDay();
            return true;
        });

        QualityReport.Day today = in(quality::trend).getLast();
        assertThat(today.records()).isEqualTo(4);
        assertThat(today.score()).isEqualByComparingTo("85");
    }
}
