package dev.cohort.leads;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.request.Context;
import dev.cohort.search.SearchSource;
import dev.cohort.search.SearchText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Leads in the search over everything: by number, tag, or what their person is known by. */
@ApplicationScoped
public class LeadHits implements SearchSource {
    private static final String COLUMNS =
            "l.id, l.number, l.status, w.first_name, w.last_name, w.organization_name as company, w.city";
    private static final String TABLES = "person p join person w on w.id = coalesce(p.merged_into, p.id)"
            + " join lead l on l.person_id = w.id and l.deleted_at is null where";
    private static final String NAMED = "select " + COLUMNS
            + " from lead l join person w on w.id = l.person_id where l.deleted_at is null and %s and %s"
            + " order by l.created_at desc limit ?";

    // One that went into another leads there.
    private static final String NUMBERED =
            "l.id = (select coalesce(g.merged_into, g.id) from lead g where g.number_value = ?)";

    private final TenantTransaction transaction;
    private final LeadStatuses statuses;

    @Inject
    LeadHits(TenantTransaction transaction, LeadStatuses statuses) {
        this.transaction = transaction;
        this.statuses = statuses;
    }

    record Row(
            UUID id,
            String number,
            String status,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String company,
            @Nullable String city) {

        Hit hit(Map<String, LeadStatus> words) {
            LeadStatus status = words.get(this.status);
            String stands = status == null
                    ? this.status
                    : status.titleIn(Context.current().locale());
            String about = Stream.of(number, stands, company, city)
                    .filter(Objects::nonNull)
                    .limit(3)
                    .collect(Collectors.joining(" · "));
            return new Hit(id, LeadRow.name(firstName, lastName, number), about, "leads/" + number);
        }
    }

    @Override
    public String kind() {
        return Leads.RECORD;
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public List<Hit> search(SearchText text, int limit) {
        if (!Access.may(LeadPermissions.READ)) return List.of();
        Visible visible = Access.visible(LeadPermissions.READ, "l");
        Map<UUID, Row> rows = new LinkedHashMap<>();
        Long number = LeadLists.number(text.typed());
        if (number != null) put(rows, named(NUMBERED, number, visible, limit));
        text.rows(transaction.handle(), Row.class, Row::id, COLUMNS, TABLES, "p.search_text", limit, visible)
                .forEach(row -> rows.putIfAbsent(row.id(), row));
        if (rows.size() < limit) put(rows, named("l.tags && ?::text[]", tags(text), visible, limit));
        if (rows.isEmpty()) return List.of();
        Map<String, LeadStatus> words =
                statuses.all().stream().collect(Collectors.toMap(LeadStatus::key, Function.identity()));
        return rows.values().stream().limit(limit).map(row -> row.hit(words)).toList();
    }

    private static void put(Map<UUID, Row> rows, List<Row> more) {
        more.forEach(row -> rows.putIfAbsent(row.id(), row));
    }

    /** As it was typed, and as tags are usually written. */
    private static String[] tags(SearchText text) {
        List<String> tags = new ArrayList<>(List.of(text.typed(), text.typed().toLowerCase(java.util.Locale.ROOT)));
        tags.addAll(text.words());
        return tags.stream().distinct().toArray(String[]::new);
    }

    private List<Row> named(String condition, Object value, Visible visible, int limit) {
        Query query = transaction.handle().createQuery(NAMED.formatted(condition, visible.sql()));
        int at = 0;
        query.bind(at++, value);
        for (Object each : visible.values()) query.bind(at++, each);
        query.bind(at, limit);
        return query.mapTo(Row.class).list();
    }
}
