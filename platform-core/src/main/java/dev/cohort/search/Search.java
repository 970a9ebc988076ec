package dev.cohort.search;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.module.Contributions;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.record.RecordLink;
import dev.cohort.record.Records;
import dev.cohort.record.Records.Key;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Finds records of every kind by one text; without a text, those the member looked at last. */
@ApplicationScoped
public class Search {
    public static final int USUAL = 6;
    private static final int MOST = 50;
    private static final int RECENT = 20;

    private static final String SEEN = """
            insert into recent_record (member_id, record_type, record_id, seen_at) values (:member, :type, :id, :now)
            on conflict (member_id, record_type, record_id) do update set seen_at = excluded.seen_at
            """;
    private static final String FORGET = """
            delete from recent_record where member_id = :member and seen_at < (
                select seen_at from recent_record where member_id = :member order by seen_at desc offset :most limit 1)
            """;

    private final TenantTransaction transaction;
    private final Contributions contributions;
    private final Records records;
    private final Clock clock;

    @Inject
    Search(TenantTransaction transaction, Contributions contributions, Records records, Clock clock) {
        this.transaction = transaction;
        this.contributions = contributions;
        this.records = records;
        this.clock = clock;
    }

    /**
     * What is found, kind by kind, of each the best first.
     *
     * @param limit most of each kind
     * @throws Problem 400 for another limit than 1 to 50
     */
    @Transactional
    @RequiresPermission(CorePermissions.SEARCH)
    public List<SearchHit> find(String typed, int limit) {
        if (limit < 1 || limit > MOST)
            throw Problem.malformed("limit-out-of-range").with("limit", limit).with("max", MOST);
        SearchText text = SearchText.of(typed);
        if (text.isEmpty()) return recent(limit);
        List<SearchHit> hits = new ArrayList<>();
        contributions.of(SearchSource.class).stream()
                .sorted(Comparator.comparingInt(SearchSource::rank))
                .forEach(source -> source.search(text, limit)
                        .forEach(hit -> hits.add(new SearchHit(
                                source.kind(),
                                hit.id(),
                                hit.title(),
                                hit.about(),
                                hit.path(),
                                Highlight.of(hit.title(), text.words())))));
        return hits;
    }

    record Seen(String recordType, UUID recordId) {
        Key key() {
            return new Key(recordType, recordId);
        }
    }

    private List<SearchHit> recent(int limit) {
        UUID member = Context.caller().id();
        if (member == null) return List.of();
        List<Key> keys = transaction
                .handle()
                .createQuery(
                        "select record_type, record_id from recent_record where member_id = ? order by seen_at desc limit ?")
                .bind(0, member)
                .bind(1, limit)
                .mapTo(Seen.class)
                .map(Seen::key)
                .list();
        Map<Key, RecordLink> links = records.find(keys);
        return keys.stream()
                .map(links::get)
                .filter(Objects::nonNull)
                .map(link -> new SearchHit(link.type(), link.id(), link.title(), "", link.path(), List.of()))
                .toList();
    }

    /** Remembers that the member has looked at a record. */
    @Transactional
    @RequiresPermission(CorePermissions.SEARCH)
    public void seen(String type, UUID id) {
        UUID member = Context.caller().id();
        if (member == null) return;
        transaction
                .handle()
                .createUpdate(SEEN)
                .bind("member", member)
                .bind("type", type)
                .bind("id", id)
                .bind("now", Instant.now(clock))
                .execute();
        transaction
                .handle()
                .createUpdate(FORGET)
                .bind("member", member)
                .bind("most", RECENT)
                .execute();
    }
}
