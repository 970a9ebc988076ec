package dev.cohort.leads;

import dev.cohort.access.Access.Visible;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The pipeline: a column for each status. */
public record LeadBoard(List<Column> columns) {

    /**
     * A status with its leads.
     *
     * @param title the tenant's word for it; null for the bundle's ({@code lead.status.KEY})
     * @param count all leads that stand here, as far as the caller may see them
     * @param items the first of them
     */
    public record Column(
            String status, LeadStage stage, @Nullable String title, long count, List<LeadSummary> items) {}

    // The counts are made once for all columns; the cards of a column are the first entries of its index.
    private static final String BOARD = """
            with counts as (
                select l.status, count(*) as leads from lead l
                where l.deleted_at is null and %1$s
                group by l.status
            )
            select s.key as column_key, s.stage as column_stage, s.title as column_title,
                coalesce(c.leads, 0) as column_count, card.*
            from lead_status s
            left join counts c on c.status = s.key
            left join lateral (
                select %2$s
                from %3$s
                where l.status = s.key and l.deleted_at is null and %1$s
                order by l.stage_since desc, l.id desc
                limit ?
            ) card on true
            where s.active or c.leads > 0
            order by s.position, s.key, card.stage_since desc, card.id desc
            """;

    static LeadBoard read(Handle handle, int limit, List<Visible> conditions) {
        String condition = conditions.stream().map(Visible::sql).collect(Collectors.joining(" and ", "(", ")"));
        List<Object> values =
                conditions.stream().flatMap(each -> each.values().stream()).toList();
        var query = handle.createQuery(BOARD.formatted(condition, LeadRow.COLUMNS, LeadRow.TABLES));
        int at = 0;
        for (Object value : values) query.bind(at++, value);
        for (Object value : values) query.bind(at++, value);
        query.bind(at, limit);
        List<Column> columns = new ArrayList<>();
        query.map(new CardMapper()).forEach(row -> row.addTo(columns));
        return new LeadBoard(columns);
    }

    /** One row: a column, and a card of it if it has any. */
    private record Card(Column column, @Nullable LeadSummary lead) {
        void addTo(List<Column> columns) {
            if (columns.isEmpty() || !columns.getLast().status().equals(column.status())) columns.add(column);
            if (lead != null) columns.getLast().items().add(lead);
        }
    }

    private static final class CardMapper implements RowMapper<Card> {
        @Override
        public RowMapper<Card> specialize(ResultSet rows, StatementContext context) throws SQLException {
            RowMapper<LeadRow> leads =
                    context.findRowMapperFor(LeadRow.class).orElseThrow().specialize(rows, context);
            return (row, each) -> new Card(
                    column(row),
                    row.getObject("id") == null ? null : leads.map(row, each).summary());
        }

        @Override
        public Card map(ResultSet rows, StatementContext context) throws SQLException {
            return specialize(rows, context).map(rows, context);
        }

        private static Column column(ResultSet row) throws SQLException {
            return new Column(
                    row.getString("column_key"),
                    LeadStage.of(row.getString("column_stage")),
                    row.getString("column_title"),
                    row.getLong("column_count"),
                    new ArrayList<>());
        }
    }
}
