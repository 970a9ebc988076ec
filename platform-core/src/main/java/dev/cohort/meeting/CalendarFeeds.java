package dev.cohort.meeting;

import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.config.Config;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member's calendar for other programs, at an address that only who has it knows. */
@ApplicationScoped
public class CalendarFeeds {
    static final String PATH = "/ical";

    private static final Duration BEFORE = Duration.ofDays(90);
    private static final Duration AFTER = Duration.ofDays(400);
    private static final String KEEP = """
            insert into calendar_feed (member_id, digest, created_at) values (:member, :digest, :now)
            on conflict (member_id) do update set digest = excluded.digest, created_at = excluded.created_at
            """;
    private static final String OWNER = """
            select m.id, m.name from calendar_feed f join member m on m.id = f.member_id
            where f.digest = :digest and m.status = 'ACTIVE'
            """;

    private final TenantTransaction transaction;
    private final MeetingLists lists;
    private final Invitations invitations;
    private final Audit audit;
    private final Clock clock;

    @Inject
    CalendarFeeds(
            TenantTransaction transaction, MeetingLists lists, Invitations invitations, Audit audit, Clock clock) {
        this.transaction = transaction;
        this.lists = lists;
        this.invitations = invitations;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The caller's feed.
     *
     * @param since since when the address holds; null for none
     * @param url the address, said once: when it is made
     */
    public record Feed(@Nullable Instant since, @Nullable String url) {}

    /** Whose feed it is. */
    record Owner(UUID id, String name) {}

    @Transactional
    @RequiresPermission(CorePermissions.MEETING_READ)
    public Feed get() {
        Optional<Instant> since = transaction
                .handle()
                .createQuery("select created_at from calendar_feed where member_id = :member")
                .bind("member", me())
                .mapTo(Instant.class)
                .findOne();
        return new Feed(since.orElse(null), null);
    }

    /** Makes a new address; an earlier one ends. */
    @Transactional
    @RequiresPermission(CorePermissions.MEETING_READ)
    public Feed renew() {
        Instant now = Instant.now(clock);
        Secret secret = Secret.make();
        transaction
                .handle()
                .createUpdate(KEEP)
                .bind("member", me())
                .bind("digest", secret.digest())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
        audit.noted("renew", "calendar-feed", me(), Map.of(), null);
        return new Feed(now, Config.publicUrl(Context.tenant().slug()) + PATH + "/" + secret.text() + ".ics");
    }

    @Transactional
    @RequiresPermission(CorePermissions.MEETING_READ)
    public void revoke() {
        transaction.handle().execute("delete from calendar_feed where member_id = ?", me());
        audit.noted("revoke", "calendar-feed", me(), Map.of(), null);
    }

    /** The file behind a secret address; empty for an address that does not hold. */
    @Transactional
    Optional<String> file(String secret) {
        return transaction
                .handle()
                .createQuery(OWNER)
                .bind("digest", Secret.digestOf(secret))
                .mapTo(Owner.class)
                .findOne()
                .map(this::file);
    }

    private String file(Owner owner) {
        Instant now = Instant.now(clock);
        Visible own = new Visible(
                "(mt.owner_id = ? or exists (select from meeting_invitee i where i.meeting_id = mt.id and i.member_id = ?"
                        + " and i.response <> 'DECLINED'))",
                List.of(owner.id(), owner.id()));
        ListQuery query = ListQuery.first(ListQuery.MOST)
                .where("startsAt.gte", now.minus(BEFORE).toString())
                .where("startsAt.lt", now.plus(AFTER).toString())
                .where("status", "planned", "held");
        List<ICalendar.Event> events = new ArrayList<>();
        lists.page(query, own)
                .items()
                .forEach(meeting -> events.add(invitations.event(meeting, meeting.version(), false)));
        String name = Texts.get(
                Context.tenant().locale(),
                "meeting.feed.name",
                Map.of("member", owner.name(), "tenant", Context.tenant().name()));
        return ICalendar.of(ICalendar.Method.PUBLISH, name, events);
    }

    private static UUID me() {
        UUID me = Context.caller().id();
        if (me == null) throw Problem.forbidden("members-only");
        return me;
    }
}
