package dev.cohort.meeting;

import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Series of meetings, row by row. */
@ApplicationScoped
class SeriesTable {
    private final TenantTransaction transaction;
    private final Clock clock;

    @Inject
    SeriesTable(TenantTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How meetings repeat. */
    record Series(UUID id, String rule, String zone, int sequence) {
        ZoneId zoneId() {
            return ZoneId.of(zone);
        }
    }

    /** One of its meetings. */
    record Slot(UUID id, Instant originalAt, Instant startsAt, MeetingStatus status) {
        boolean isPlanned() {
            return status == MeetingStatus.PLANNED;
        }

        LocalDate day(ZoneId zone) {
            return LocalDate.ofInstant(originalAt, zone);
        }
    }

    UUID insert(Repetition repetition, ZoneId zone) {
        UUID id = Ids.next();
        sql().createUpdate("""
                        insert into meeting_repetition (id, rule, zone, created_at) values (:id, :rule, :zone, :now)
                        """)
                .bind("id", id)
                .bind("rule", repetition.rule())
                .bind("zone", zone.getId())
                .bind("now", Instant.now(clock))
                .execute();
        return id;
    }

    Series get(UUID id) {
        return sql().select("select id, rule, zone, sequence from meeting_repetition where id = ? for update", id)
                .mapTo(Series.class)
                .one();
    }

    /** In the order of the rule. */
    List<Slot> slots(UUID series) {
        return sql().select("""
                        select id, original_at, starts_at, status from meeting where series_id = ?
                        order by original_at, id
                        """, series).mapTo(Slot.class).list();
    }

    /** From here on invitees have heard something new of the whole. */
    void tell(UUID series, String rule) {
        sql().execute("update meeting_repetition set rule = ?, sequence = sequence + 1 where id = ?", rule, series);
    }

    /** These meetings are another series; those that are planned are where its rule has them now. */
    void move(UUID series, List<UUID> meetings) {
        sql().createUpdate("""
                        update meeting set series_id = :series,
                            original_at = case when status = 'PLANNED' then starts_at else original_at end
                        where id = any(:meetings)
                        """)
                .bind("series", series)
                .bindArray("meetings", UUID.class, meetings)
                .execute();
    }

    /** When the rule of its series has a meeting. */
    void plannedAt(UUID meeting, Instant time) {
        sql().execute("update meeting set original_at = ? where id = ?", time.atOffset(ZoneOffset.UTC), meeting);
    }

    /** Cancelled ones that the rule of their series does not know any more stand for themselves. */
    void leave(List<UUID> meetings) {
        sql().createUpdate("update meeting set series_id = null, original_at = null where id = any(:meetings)")
                .bindArray("meetings", UUID.class, meetings)
                .execute();
    }

    private Handle sql() {
        return transaction.handle();
    }
}
