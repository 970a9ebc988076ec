package dev.cohort.leads.leadimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cohort.imports.ImportOptions;
import dev.cohort.imports.ImportOptions.Mode;
import dev.cohort.imports.ImportOptions.OnDuplicate;
import dev.cohort.imports.ImportReport;
import dev.cohort.imports.ImportRunner.BrokenOff;
import dev.cohort.imports.ImportStatus;
import dev.cohort.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What tests of the undo have in common: files, and a look at all that leads consist of. */
final class UndoFixture {
    static final String HEADER = "First name,Last name,Email,Phone,Course,Status,Notes,Owner\n";

    /** Somebody changes the lead of this first name. */
    static final String CHANGE_LEAD = """
            update lead l set interest = 'Piano', version = l.version + 1
            from person p where p.id = l.person_id and p.first_name = ?
            """;

    private static final String LEAD = "select coalesce(string_agg((to_jsonb(l) - 'version' - 'changed_at')::text, ' '"
            + " order by number_value), '') from lead l";
    private static final String PERSON =
            "select coalesce(string_agg((to_jsonb(p) - 'version' - 'changed_at')::text, ' '"
                    + " order by id), '') from person p";
    private static final String MOVES =
            "select coalesce(string_agg(to_jsonb(c)::text, ' ' order by id), '') from lead_stage_change c";

    private final ImportFixture on;

    UndoFixture(ImportFixture on) {
        this.on = on;
    }

    /** All leads, people and moves, but for what any change moves on. */
    List<String> everything() {
        return List.of(on.one(LEAD), on.one(PERSON), on.one(MOVES));
    }

    /** Lets an import run, chunk by chunk, until this is no longer 0; there it stands. */
    void stopOnce(UUID id, String count) {
        while (on.count(count) == 0)
            assertThatExceptionOfType(BrokenOff.class).isThrownBy(() -> on.runner.finish(id, 1));
    }

    void sql(String sql, String value) {
        assertThat(on.runner.<Integer>in(() -> on.db.transaction().handle().execute(sql, value)))
                .isPositive();
    }

    Map<Long, String> reasons(UUID id) {
        return on.runner.report(id).kept().stream()
                .collect(Collectors.toMap(ImportReport.KeptRecord::row, ImportReport.KeptRecord::code));
    }

    static void refused(String code, Runnable act) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(act::run)
                .extracting(Problem::code)
                .isEqualTo(code);
    }

    static String counts(ImportStatus status) {
        return "%d removed, %d restored, %d kept".formatted(status.removed(), status.restored(), status.kept());
    }

    static ImportOptions upsert() {
        return options(Mode.UPSERT, OnDuplicate.SKIP);
    }

    static ImportOptions options(Mode mode, OnDuplicate onDuplicate) {
        return new ImportOptions(
                mode, onDuplicate, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    static String people(int from, int to) {
        StringBuilder rows = new StringBuilder();
        for (int i = from; i < to; i++)
            rows.append(
                    "First%1$d,Last%1$d,user%1$d@firma.example,+49 151 %2$d,IELTS,,,\n".formatted(i, 2_000_000 + i));
        return rows.toString();
    }
}
