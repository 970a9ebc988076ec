package dev.cohort.meeting;

import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Who is asked to come, row by row. */
@ApplicationScoped
class InviteeTable {
    private static final String FIND = """
            select i.id, i.meeting_id, i.member_id, i.person_id,
                coalesce(m.name, nullif(concat_ws(' ', p.first_name, p.last_name), ''), i.name) as name,
                coalesce(m.email, p.email, i.email) as email, m.locale, i.response
            from meeting_invitee i
            left join member m on m.id = i.member_id
            left join person p on p.id = i.person_id
            where i.meeting_id = any(:meetings)
            order by i.meeting_id, i.position, i.id
            """;
    private static final String INSERT = """
            insert into meeting_invitee (id, meeting_id, position, member_id, person_id, email, name)
            values (:id, :meeting, :position, :member, :person, :email, :name)
            """;

    private final TenantTransaction transaction;

    @Inject
    InviteeTable(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** A row, with name and address as they are now. */
    record Row(
            UUID id,
            UUID meetingId,
            @Nullable UUID memberId,
            @Nullable UUID personId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String locale,
            Response response) {

        NewInvitee asked() {
            return memberId != null
                    ? NewInvitee.member(memberId)
                    : personId != null
                            ? new NewInvitee(null, personId, null, null)
                            : new NewInvitee(null, null, email, name);
        }

        MeetingDetails.Invitee details() {
            return new MeetingDetails.Invitee(id, memberId, personId, name, email, response);
        }
    }

    Map<UUID, List<Row>> of(Collection<UUID> meetings) {
        return transaction
                .handle()
                .createQuery(FIND)
                .bindArray("meetings", UUID.class, meetings.toArray())
                .mapTo(Row.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::meetingId));
    }

    List<Row> of(UUID meeting) {
        return of(List.of(meeting)).getOrDefault(meeting, List.of());
    }

    /** Makes the invitees these: who stays keeps the answer. */
    void keep(UUID meeting, List<NewInvitee> wanted) {
        Handle handle = transaction.handle();
        List<Row> there = of(meeting);
        for (Row row : there)
            if (!wanted.contains(row.asked())) handle.execute("delete from meeting_invitee where id = ?", row.id());
        List<NewInvitee> kept = there.stream().map(Row::asked).toList();
        int position = 0;
        for (NewInvitee each : wanted.stream().distinct().toList()) {
            position++;
            if (kept.contains(each)) continue;
            if (each.isNobody()) throw Problem.invalid().at("invitees[" + (position - 1) + "].email", "required");
            handle.createUpdate(INSERT)
                    .bind("id", Ids.next())
                    .bind("meeting", meeting)
                    .bind("position", position)
                    .bindByType("member", each.member(), UUID.class)
                    .bindByType("person", each.person(), UUID.class)
                    .bind("email", each.email())
                    .bind("name", each.name())
                    .execute();
        }
    }

    boolean respond(UUID meeting, UUID invitee, Response response, Instant now) {
        return transaction
                        .handle()
                        .execute(
                                "update meeting_invitee set response = ?, responded_at = ? where id = ? and meeting_id = ?",
                                response.name(),
                                now.atOffset(ZoneOffset.UTC),
                                invitee,
                                meeting)
                > 0;
    }
}
