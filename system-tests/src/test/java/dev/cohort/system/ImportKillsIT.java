package dev.cohort.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An import that is killed anywhere and goes on ends as if nothing had happened: in every table it writes. */
@ExtendWith(Running.class)
@DisplayName("Imports that are killed")
class ImportKillsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int KILLS = 10;
    private static final int ROWS = 12_000;
    private static final int KNOWN = 300;

    /** The seed of the moments: given to have the same ones again. */
    private static final long SEED = Long.getLong("cohort.test.seed", System.nanoTime());

    /** What an import writes, without what differs from one to the next: ids, times, and the number of the run. */
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("lead, person", """
                select md5(string_agg(concat_ws('|', substr(l.external_id, 4), p.first_name, p.last_name, right(p.phone_e164, 5),
                    substr(p.email_normalized, 4), p.search_text is not null, l.interest, l.status, l.stage, l.score, l.archived,
                    l.custom_fields - 'Run', l.version, p.version), E'\\n' order by substr(l.external_id, 4)))
                from lead l join person p on p.id = l.person_id where l.external_id like :run
                """);
        TABLES.put("lead_stage_change", """
                select md5(string_agg(concat_ws('|', substr(l.external_id, 4), c.from_status, c.to_status, c.reason), E'\\n'
                    order by substr(l.external_id, 4), c.to_status))
                from lead_stage_change c join lead l on l.id = c.lead_id where l.external_id like :run
                """);
        TABLES.put("audit_entry", """
                select string_agg(concat_ws('|', action, record_type, number), ',' order by action) from (
                    select action, record_type, count(*) || '/' || count(distinct record_id) as number
                    from audit_entry where reason = 'import ' || :import group by action, record_type) a
                """);
        TABLES.put("import_row", "select count(*) || '' from import_row where import_id = cast(:import as uuid)");
        TABLES.put("import_match", """
                select md5(string_agg(concat_ws('|', row_no, decision, reason, twin_of), E'\\n' order by row_no))
                from import_match where import_id = cast(:import as uuid)
                """);
        TABLES.put("import_fault", """
                select md5(string_agg(concat_ws('|', row_no, position, column_index, field, code, value), E'\\n'
                    order by row_no, position))
                from import_fault where import_id = cast(:import as uuid)
                """);
        TABLES.put("import_before", """
                select concat_ws('|', count(*), sum(row_no), bool_or(overtaken), max(after_version - before_version))
                from import_before where import_id = cast(:import as uuid)
                """);
        TABLES.put("import_person_before", """
                select concat_ws('|', count(*), sum(row_no), bool_or(overtaken), max(after_version - before_version))
                from import_person_before where import_id = cast(:import as uuid)
                """);
        TABLES.put("person_relation", """
                select concat_ws('|', count(*), count(distinct least(person_id, other_id)), min(kind), max(kind))
                from person_relation where import_id = cast(:import as uuid)
                """);
    }

    private final Cohort cohort;
    private final String slug = "kills" + UUID.randomUUID().toString().substring(0, 6);
    private final Database database;

    ImportKillsIT(Cohort cohort) {
        this.cohort = cohort;
        this.database = new Database(cohort.installation().serverEnvironment());
    }

    @Test
    void tenTimesKilledTheResultIsTheSame() throws Exception {
        System.out.println("The moments of the kills come of -Dcohort.test.seed=" + SEED);
        Random random = new Random(SEED);
        cohort.makeTenant(slug);
        StringBuilder known = new StringBuilder(HEADER);
        for (int run = 0; run <= KILLS; run++) for (int i = 0; i < KNOWN; i++) known.append(row(run, 3 * i, "Chess"));
        assertThat(ended(begin("known.csv", known.toString())).path("created").asInt())
                .isPositive();

        long started = System.nanoTime();
        String undisturbed = result(0, begin("run.csv", file(0)));
        long took = System.nanoTime() - started;

        for (int run = 1; run <= KILLS; run++) {
            String id = begin("run.csv", file(run));
            long wait = (long) (random.nextDouble() * 0.9 * took);
            LockSupport.parkNanos(wait);
            if (run == KILLS) {
                cohort.installation().killServer();
                cohort.installation().startServer();
                await().atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(() -> owner().get("/me").status() == 200);
            } else {
                killBackends();
            }
            assertThat(result(run, id))
                    .as("run %d, killed after %d ms; seed %d", run, wait / 1_000_000, SEED)
                    .isEqualTo(undisturbed);
        }
    }

    private Site owner() {
        return cohort.site(slug, "owner");
    }

    private static final String HEADER = "External id,First name,Last name,Email,Phone,Course,Run\n";

    private static String file(int run) {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < ROWS; i++) file.append(row(run, i, i % 500 == 7 ? "" : "Go"));
        return file.toString();
    }

    /** Every third of the first is known, some are siblings, some repeat others, some cannot be read. */
    private static String row(int run, int i, String course) {
        int person = i % 400 == 399 ? i - 1 : i;
        String first = i % 50 == 49 ? "Zoë" : "Max";
        String mail = i % 700 == 699 ? "no mail" : "%02d-%d@mail.example".formatted(run, person);
        int number = i % 50 == 49 ? i - 1 : i;
        return "%02d-%d,%s,Kill%d,%s,+4930%07d,%s,%d%n"
                .formatted(run, person, first, person, mail, 2_000_000 + run * 100_000 + number, course, run)
                .replace("\r", "");
    }

    private String begin(String name, String file) {
        return owner().post(
                        "/imports?recordType=lead",
                        new Multipart(
                                name,
                                file.getBytes(UTF_8),
                                "{\"mode\":\"upsert\",\"mapping\":{\"External id\":\"externalId\",\"Course\":\"interest\"}}"))
                .with(202)
                .json()
                .path("id")
                .asText();
    }

    private JsonNode ended(String id) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(
                        () -> owner().get("/imports/" + id),
                        answer -> answer.status() == 200
                                && Set.of("done", "failed", "cancelled")
                                        .contains(answer.json().path("state").asText()))
                .json();
    }

    /** The connections that are at work now; where there is none, at the next moment. */
    private void killBackends() {
        String active = """
                select count(pg_terminate_backend(a.pid)) from pg_stat_activity a
                where a.usename = current_user and a.pid <> pg_backend_pid() and a.state <> 'idle' and a.query ilike '%import%'
                """;
        long end = System.nanoTime() + Duration.ofMillis(300).toNanos();
        while (System.nanoTime() < end) if (database.asServer(active) > 0) break;
    }

    private String result(int run, String id) {
        JsonNode done = ended(id);
        assertThat(done.path("state").asText()).as("%s", done).isEqualTo("done");
        StringBuilder result = new StringBuilder();
        for (String count : List.of("read", "created", "updated", "skipped", "failed"))
            result.append(count).append('=').append(done.path(count).asLong()).append(' ');
        String prefix = String.format(Locale.ROOT, "'%02d-%%'", run);
        TABLES.forEach((table, sql) -> result.append('\n')
                .append(table)
                .append(": ")
                .append(database.texts(
                        Database.schemaOf(slug), sql.replace(":run", prefix).replace(":import", "'" + id + "'"))));
        return result.toString();
    }
}
