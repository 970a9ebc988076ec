package dev.cohort.activity;

import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.record.RecordLink;
import dev.cohort.record.Records;
import dev.cohort.record.Records.Key;
import dev.cohort.search.SearchSource;
import dev.cohort.search.SearchText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Activities in the search over everything, by their subjects; they lead to their records. */
@ApplicationScoped
public class ActivityHits implements SearchSource {
    private final TenantTransaction transaction;
    private final Records records;

    @Inject
    ActivityHits(TenantTransaction transaction, Records records) {
        this.transaction = transaction;
        this.records = records;
    }

    record Row(UUID id, String subject, String recordType, UUID recordId) {
        Key key() {
            return new Key(recordType, recordId);
        }
    }

    @Override
    public String kind() {
        return Activities.RECORD;
    }

    @Override
    public int rank() {
        return 50;
    }

    @Override
    public List<Hit> search(SearchText text, int limit) {
        if (!Access.may(CorePermissions.ACTIVITY_READ)) return List.of();
        List<Row> rows = text.rows(
                transaction.handle(),
                Row.class,
                Row::id,
                "a.id, a.subject, a.record_type, a.record_id",
                "activity a where a.subject is not null and",
                "lower(a.subject)",
                limit,
                records.readable("a.record_type", "a.record_id"));
        Map<Key, RecordLink> links = records.find(rows.stream().map(Row::key).toList());
        return rows.stream()
                .filter(row -> links.containsKey(row.key()))
                .map(row -> hit(row, java.util.Objects.requireNonNull(links.get(row.key()))))
                .toList();
    }

    private static Hit hit(Row row, RecordLink record) {
        return new Hit(row.id(), row.subject(), record.title(), record.path());
    }
}
