package dev.cohort.meeting;

import dev.cohort.access.Access.Visible;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.person.EmailAddress;
import dev.cohort.person.PersonReach;
import dev.cohort.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Who is asked to come, row by row. */
@ApplicationScoped
class InviteeTable {
    // An address that was typed is that of somebody we know, perhaps: what they agreed to is asked of them then, too.
    // Not
    // where a visitor has booked: they want to hear of it.
    private static final String FIND = """
            select i.id, i.meeting_id, i.member_id, i.person_id,
                coalesce(m.name, nullif(concat_ws(' ', p.first_name, p.last_name), ''), i.name) as name,
                coalesce(m.email, p.email, i.email) as email, coalesce(m.locale, p.language, known.language) as locale,
                i.response, coalesce(i.person_id, known.id) as consent_of
            from meeting_invitee i
            left join member m on m.id = i.member_id
            left join person p on p.id = i.person_id
            left join lateral (
                select k.id, k.language
                from (
                    select x.id from person x
                    where x.email_normalized = lower(btrim(i.email)) and x.deleted_at is null
                    union
                    select x.merged_into from person x
                    where x.email_normalized = lower(btrim(i.email)) and x.deleted_at is not null
                        and x.merged_into is not null) same
                join person k on k.id = same.id and k.deleted_at is null
                where i.member_id is null and i.person_id is null
                    and not exists (select from booking b where b.meeting_id = i.meeting_id)
                order by lower(concat_ws(' ', k.first_name, k.last_name)) = lower(i.name) desc nulls last, k.created_at, k.id
                limit 1) known on true
            where i.meeting_id = any(:meetings)
            order by i.meeting_id, i.position, i.id
            """;
    // Who was merged counts as who they have become.
    private static final String KNOWN = """
            select k.id, lower(concat_ws(' ', k.first_name, k.last_name)) as name
            from (
                select x.id from person x where x.email_normalized = ? and x.deleted_at is null
                union
                select x.merged_into from person x
                where x.email_normalized = ? and x.deleted_at is not null and x.merged_into is not null) same
            join person k on k.id = same.id and k.deleted_at is null
            where %s
            order by k.created_at, k.id
            """;
    private static final String INSERT = """
            insert into meeting_invitee (id, meeting_id, position, member_id, person_id, email, name)
            values (:id, :meeting, :position, :member, :person, :email, :name)
            """;

    private final TenantTransaction transaction;
    private final PersonReach reach;

    @Inject
    InviteeTable(TenantTransaction transaction, PersonReach reach) {
        this.transaction = transaction;
        this.reach = reach;
    }

    /** Somebody who is known. */
    record Known(UUID id, String name) {}

    /**
     * A row, with name and address as they are now.
     *
     * @param consentOf whose consent is asked before they are written to: also of who was typed by address
     */
    record Row(
            UUID id,
            UUID meetingId,
            @Nullable UUID memberId,
            @Nullable UUID personId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String locale,
            Response response,
            @Nullable UUID consentOf) {

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
        List<NewInvitee> kept = there.stream().map(Row::asked).toList();
        List<NewInvitee> meant = wanted.stream()
                .map(each -> kept.contains(each) ? each : known(each))
                .distinct()
                .toList();
        for (Row row : there)
            if (!meant.contains(row.asked())) handle.execute("delete from meeting_invitee where id = ?", row.id());
        int position = 0;
        for (NewInvitee each : meant) {
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

    /** Somebody typed by address is the person whose address it is, where the caller may see them and only one is meant. */
    private NewInvitee known(NewInvitee asked) {
        if (asked.member() != null || asked.person() != null || asked.email() == null) return asked;
        Optional<String> address = EmailAddress.normalize(asked.email().strip());
        if (address.isEmpty()) return asked;
        Visible readable = reach.readable("k.id");
        Query query = transaction
                .handle()
                .createQuery(KNOWN.formatted(readable.sql()))
                .bind(0, address.get())
                .bind(1, address.get());
        for (int i = 0; i < readable.values().size(); i++)
            query.bind(i + 2, readable.values().get(i));
        List<Known> people = query.mapTo(Known.class).list();
        String name = asked.name() == null ? "" : asked.name().strip().toLowerCase(Locale.ROOT);
        return people.stream()
                .filter(each -> people.size() == 1 || each.name().equals(name))
                .findFirst()
                .map(each -> new NewInvitee(null, each.id(), null, null))
                .orElse(asked);
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
