package dev.cohort.meeting;

import dev.cohort.access.Access.Visible;
import dev.cohort.meeting.MeetingDetails.Conflict;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.record.RecordLink;
import dev.cohort.record.Records;
import dev.cohort.record.Records.Key;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads meetings. */
@ApplicationScoped
class MeetingLists {
    private static final Listing<Found> LIST = Listing.of(Found.class)
            .select(
                    "mt.id, mt.title, mt.start_local, mt.end_local, mt.zone, mt.starts_at, mt.ends_at, mt.location, mt.link,"
                            + " mt.notes, mt.status, mt.result, mt.owner_id, om.name as owner_name, mt.record_type, mt.record_id,"
                            + " mt.remind_minutes, mt.follow_up_of, mt.series_id, sr.rule as recurrence, bk.meeting_id is not null as booked, mt.created_at,"
                            + " mt.changed_at, mt.version")
            .from("meeting mt join member om on om.id = mt.owner_id left join booking bk on bk.meeting_id = mt.id"
                    + " left join meeting_repetition sr on sr.id = mt.series_id")
            .id("mt.id")
            .field("startsAt", "mt.starts_at", Instant.class)
            .field("endsAt", "mt.ends_at", Instant.class, Listing.Trait.FILTER_ONLY)
            .field("createdAt", "mt.created_at", Instant.class)
            .field("status", "mt.status", MeetingStatus.class, Listing.Trait.FILTER_ONLY)
            .field("organizer", "mt.owner_id", UUID.class, Listing.Trait.FILTER_ONLY)
            .field("branch", "mt.branch_id", UUID.class, Listing.Trait.NULLABLE, Listing.Trait.FILTER_ONLY)
            .field("series", "mt.series_id", UUID.class, Listing.Trait.NULLABLE, Listing.Trait.FILTER_ONLY)
            .field("recordType", "mt.record_type", String.class, Listing.Trait.NULLABLE, Listing.Trait.FILTER_ONLY)
            .field("recordId", "mt.record_id", UUID.class, Listing.Trait.NULLABLE, Listing.Trait.FILTER_ONLY)
            .search("lower(mt.title || ' ' || coalesce(mt.location, '')) like ?")
            .sortedBy("startsAt")
            .build();

    private static final String CONFLICTS = """
            with who as (
                select mt.owner_id as member_id from meeting mt where mt.id = :id
                union
                select i.member_id from meeting_invitee i
                where i.meeting_id = :id and i.member_id is not null and i.response <> 'DECLINED')
            select o.id, o.title, o.starts_at, o.ends_at, m.id as member, m.name as member_name
            from meeting this
            join meeting o on o.id <> this.id and o.status = 'PLANNED'
                and o.starts_at < this.ends_at and o.ends_at > this.starts_at
            join who w on w.member_id = o.owner_id
                or exists (
                    select from meeting_invitee oi
                    where oi.meeting_id = o.id and oi.member_id = w.member_id and oi.response <> 'DECLINED')
            join member m on m.id = w.member_id
            where this.id = :id and this.status = 'PLANNED'
            order by o.starts_at, o.id, m.name
            limit 10
            """;

    private final TenantTransaction transaction;
    private final InviteeTable invitees;
    private final Records records;

    @Inject
    MeetingLists(TenantTransaction transaction, InviteeTable invitees, Records records) {
        this.transaction = transaction;
        this.invitees = invitees;
        this.records = records;
    }

    /** A row of the table. */
    record Found(
            UUID id,
            String title,
            LocalDateTime startLocal,
            LocalDateTime endLocal,
            String zone,
            Instant startsAt,
            Instant endsAt,
            @Nullable String location,
            @Nullable String link,
            @Nullable String notes,
            MeetingStatus status,
            @Nullable String result,
            UUID ownerId,
            String ownerName,
            @Nullable String recordType,
            @Nullable UUID recordId,
            @Nullable Integer remindMinutes,
            @Nullable UUID followUpOf,
            @Nullable UUID seriesId,
            @Nullable String recurrence,
            boolean booked,
            Instant createdAt,
            Instant changedAt,
            int version) {

        Optional<Key> key() {
            return recordType == null || recordId == null
                    ? Optional.empty()
                    : Optional.of(new Key(recordType, recordId));
        }

        MeetingDetails details(Map<Key, RecordLink> links, List<InviteeTable.Row> asked, List<Conflict> conflicts) {
            return new MeetingDetails(
                    id,
                    title,
                    startLocal,
                    endLocal,
                    zone,
                    startsAt,
                    endsAt,
                    location,
                    link,
                    notes,
                    status,
                    result,
                    new MeetingDetails.Organizer(ownerId, ownerName),
                    key().map(links::get).map(RecordLink::ref).orElse(null),
                    remindMinutes,
                    followUpOf,
                    seriesId,
                    recurrence,
                    booked,
                    asked.stream().map(InviteeTable.Row::details).toList(),
                    conflicts,
                    createdAt,
                    changedAt,
                    version);
        }
    }

    Page<MeetingDetails> page(ListQuery query, Visible visible) {
        return named(LIST.page(transaction.handle(), query, visible), List.of());
    }

    long count(ListQuery query, Visible visible) {
        return LIST.count(transaction.handle(), query, visible);
    }

    MeetingDetails one(UUID id) {
        Visible one = new Visible("mt.id = ?", List.of(id));
        List<Conflict> conflicts = transaction
                .handle()
                .createQuery(CONFLICTS)
                .bind("id", id)
                .mapTo(Conflict.class)
                .list();
        return named(LIST.page(transaction.handle(), ListQuery.first(1), one), conflicts)
                .items()
                .getFirst();
    }

    private Page<MeetingDetails> named(Page<Found> rows, List<Conflict> conflicts) {
        Map<Key, RecordLink> links = records.find(
                rows.items().stream().flatMap(row -> row.key().stream()).collect(Collectors.toSet()));
        Map<UUID, List<InviteeTable.Row>> asked =
                invitees.of(rows.items().stream().map(Found::id).toList());
        return rows.map(row -> row.details(links, asked.getOrDefault(row.id(), List.of()), conflicts));
    }
}
