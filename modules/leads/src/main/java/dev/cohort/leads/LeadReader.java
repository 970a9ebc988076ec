package dev.cohort.leads;

import dev.cohort.access.Access.Visible;
import dev.cohort.leads.LeadDetails.Place;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads one lead whole, by one query. */
@ApplicationScoped
class LeadReader {
    static final Visible ALL = new Visible("true", List.of());

    private static final String WHOLE = """
            select l.id, l.version, l.number, l.person_id, p.first_name, p.last_name, p.organization_name, p.job_title,
                p.email, p.phone, p.phone_e164, p.whatsapp, p.telegram, p.instagram, p.language, p.city, p.country,
                p.birth_date, l.source, l.medium, l.campaign, l.utm_source, l.utm_medium, l.utm_campaign, l.utm_term,
                l.utm_content, l.external_id, l.interest, l.status, l.stage, l.stage_since, l.lost_reason, l.recycle_on,
                l.owner_id, m.name as owner_name, m.email as owner_email, l.team_id, t.name as team_name,
                l.branch_id, b.name as branch_name, l.score, l.next_step, l.next_step_at, l.tags, l.notes,
                l.custom_fields, l.archived, l.created_at, l.changed_at, l.clock_from, l.human_touch_at, l.human_seconds,
                l.automatic_touch_at, l.automatic_seconds
            from lead l
            join person p on p.id = l.person_id
            left join member m on m.id = l.owner_id
            left join team t on t.id = l.team_id
            left join branch b on b.id = l.branch_id
            where l.deleted_at is null and
            """;

    // One that went into another leads there.
    private static final String MERGED = "l.id = (select coalesce(g.merged_into, g.id) from lead g where ";

    private final TenantTransaction transaction;

    @Inject
    LeadReader(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** The lead if the condition reaches it; otherwise there is none: who may not see it learns nothing. */
    LeadDetails get(UUID id, Visible visible) {
        return one(MERGED + "g.id = ?)", id, visible).orElseThrow(() -> Problem.notFound("lead", id));
    }

    /** As {@link #get}, by the number people read. */
    Optional<LeadDetails> numbered(long number, Visible visible) {
        return one(MERGED + "g.number_value = ?)", number, visible);
    }

    private Optional<LeadDetails> one(String key, Object value, Visible visible) {
        var query = transaction
                .handle()
                .createQuery(WHOLE + key + " and " + visible.sql())
                .bind(0, value);
        for (int i = 0; i < visible.values().size(); i++)
            query.bind(i + 1, visible.values().get(i));
        return query.map(LeadReader::details).findOne();
    }

    private static LeadDetails details(ResultSet row, StatementContext context) throws SQLException {
        String number = row.getString("number");
        String first = row.getString("first_name");
        String last = row.getString("last_name");
        return new LeadDetails(
                id(row, "id"),
                row.getInt("version"),
                number,
                id(row, "person_id"),
                LeadRow.name(first, last, number),
                first,
                last,
                row.getString("organization_name"),
                row.getString("job_title"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("phone_e164"),
                row.getString("whatsapp"),
                row.getString("telegram"),
                row.getString("instagram"),
                row.getString("language"),
                row.getString("city"),
                row.getString("country"),
                row.getObject("birth_date", LocalDate.class),
                row.getString("source"),
                row.getString("medium"),
                row.getString("campaign"),
                row.getString("utm_source"),
                row.getString("utm_medium"),
                row.getString("utm_campaign"),
                row.getString("utm_term"),
                row.getString("utm_content"),
                row.getString("external_id"),
                row.getString("interest"),
                row.getString("status"),
                LeadStage.of(row.getString("stage")),
                time(row, "stage_since"),
                row.getString("lost_reason"),
                row.getObject("recycle_on", LocalDate.class),
                LeadRow.owner(
                        row.getObject("owner_id", UUID.class),
                        row.getString("owner_name"),
                        row.getString("owner_email")),
                place(row.getObject("team_id", UUID.class), row.getString("team_name")),
                place(row.getObject("branch_id", UUID.class), row.getString("branch_name")),
                LeadScore.Brief.of(row.getInt("score")),
                row.getString("next_step"),
                row.getObject("next_step_at") == null ? null : time(row, "next_step_at"),
                Arrays.asList((String[]) row.getArray("tags").getArray()),
                row.getString("notes"),
                row.getString("custom_fields"),
                row.getBoolean("archived"),
                time(row, "created_at"),
                time(row, "changed_at"),
                LeadClock.of(
                        maybe(row, "clock_from"),
                        maybe(row, "human_touch_at"),
                        row.getObject("human_seconds", Integer.class),
                        maybe(row, "automatic_touch_at"),
                        row.getObject("automatic_seconds", Integer.class)));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Place place(@Nullable UUID id, @Nullable String name) {
        return id == null || name == null ? null : new Place(id, name);
    }
}
