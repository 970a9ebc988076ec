package dev.cohort.leads.leadimport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.imports.ImportOptions;
import dev.cohort.imports.ImportOptions.Mode;
import dev.cohort.imports.ImportOptions.OnDuplicate;
import dev.cohort.imports.ImportReport;
import dev.cohort.imports.ImportStatus;
import dev.cohort.persistence.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A field of the centre's own that new leads must have, in each way of bringing leads in. */
@ExtendWith(TestDatabase.class)
class LeadRequiredTest {
    private static final String FILE = """
            First name,E-mail,Level
            Ann,ann@firma.example,B1
            Bob,bob@firma.example,
            Bob,bob@firma.example,A2
            Cid,cid@firma.example,A1
            """;

    private ImportFixture on;

    @BeforeEach
    void open(TestDatabase db) {
        on = new ImportFixture(db);
        on.runner.run("First name,E-mail\nAnn,ann@firma.example\n", ImportOptions.NONE);
        on.runner.in(() -> db.transaction().handle().execute("""
                insert into custom_field (id, record_type, key, kind, required, position, created_at, changed_at)
                values (gen_random_uuid(), 'lead', 'Level', 'TEXT', true, 1, now(), now())
                """));
    }

    private static ImportOptions options(Mode mode, OnDuplicate onDuplicate) {
        return new ImportOptions(
                mode, onDuplicate, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static String counts(ImportStatus done) {
        return done.read() + " = " + done.created() + " + " + done.updated() + " + " + done.skipped() + " + "
                + done.failed();
    }

    @Test
    void newOnesFailWithoutIt() {
        ImportStatus done = on.runner.run(FILE, options(Mode.CREATE, OnDuplicate.SKIP));

        assertThat(counts(done)).isEqualTo("4 = 2 + 0 + 1 + 1");
    }

    @Test
    void whereBothAreMadeAndChangedOnlyTheNewOnesFailAndWhatRepeatsThemWithThem() {
        UUID id = on.runner.upload(FILE);
        assertThat(counts(on.runner.run(
                        id, options(Mode.UPSERT, OnDuplicate.UPDATE).dry(true))))
                .isEqualTo("4 = 1 + 1 + 0 + 2");

        ImportStatus done = on.runner.run(id, options(Mode.UPSERT, OnDuplicate.UPDATE));

        assertThat(counts(done)).isEqualTo("4 = 1 + 1 + 0 + 2");
        assertThat(on.runner.report(id).firstFaults())
                .extracting(ImportReport.RowFault::row, ImportReport.RowFault::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, "custom-required"),
                        org.assertj.core.groups.Tuple.tuple(4L, "first-row-failed"));
        assertThat(on.runner.failures(id)).contains("bob@firma.example,A2");
        assertThat(on.one("select l.custom_fields ->> 'Level' from lead l join person p on p.id = l.person_id"
                        + " where p.first_name = 'Ann'"))
                .isEqualTo("B1");
    }

    @Test
    void whatIsThereMayBeChangedWithoutIt() {
        UUID id = on.runner.upload("First name,E-mail,City,Level\nAnn,ann@firma.example,Ulm,\n");
        on.runner.run(id, options(Mode.CREATE, OnDuplicate.SKIP).dry(true));

        assertThat(counts(on.runner.run(id, options(Mode.UPDATE, OnDuplicate.SKIP))))
                .isEqualTo("1 = 0 + 1 + 0 + 0");
    }
}
