package dev.cohort.meeting;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.branch.WorkingTimes;
import dev.cohort.config.Config;
import dev.cohort.meeting.FreeTimes.Busy;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages on which visitors book a time, one for a member. */
@ApplicationScoped
public class BookingPages {
    static final String PATH = "/book";

    private static final String SELECT = """
            select p.member_id, m.name as member_name, m.email as member_email, (
                    select mb.branch_id from member_branch mb join branch b on b.id = mb.branch_id
                    where mb.member_id = m.id order by b.created_at, b.id limit 1) as branch_id,
                p.slug, p.active, p.title, p.welcome, p.durations, p.buffer_minutes, p.notice_hours, p.horizon_days,
                p.location, p.link
            from booking_page p join member m on m.id = p.member_id
            """;
    private static final String SAVE = """
            insert into booking_page (member_id, slug, active, title, welcome, durations, buffer_minutes, notice_hours,
                horizon_days, location, link, created_at, changed_at)
            values (:member, :slug, :active, :title, :welcome, :durations, :buffer, :notice, :horizon, :location, :link,
                :now, :now)
            on conflict (member_id) do update set slug = excluded.slug, active = excluded.active, title = excluded.title,
                welcome = excluded.welcome, durations = excluded.durations, buffer_minutes = excluded.buffer_minutes,
                notice_hours = excluded.notice_hours, horizon_days = excluded.horizon_days, location = excluded.location,
                link = excluded.link, changed_at = excluded.changed_at, version = booking_page.version + 1
            """;
    private static final String BUSY = """
            select mt.starts_at, mt.ends_at
            from meeting mt
            where mt.status = 'PLANNED' and mt.ends_at > :from and mt.starts_at < :to
                and mt.id <> coalesce(cast(:without as uuid), '00000000-0000-0000-0000-000000000000')
                and (mt.owner_id = :member or exists (
                    select from meeting_invitee i
                    where i.meeting_id = mt.id and i.member_id = :member and i.response <> 'DECLINED'))
            """;

    private final TenantTransaction transaction;
    private final WorkingTimes times;
    private final Audit audit;
    private final Clock clock;

    @Inject
    BookingPages(TenantTransaction transaction, WorkingTimes times, Audit audit, Clock clock) {
        this.transaction = transaction;
        this.times = times;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The caller's page.
     *
     * @param url where visitors find it; null for none yet
     */
    public record OwnPage(
            @Nullable BookingPageFields page, @Nullable String url) {}

    /** A row of the table. */
    record Row(
            UUID memberId,
            String memberName,
            String memberEmail,
            @Nullable UUID branchId,
            String slug,
            boolean active,
            String title,
            @Nullable String welcome,
            Integer[] durations,
            int bufferMinutes,
            int noticeHours,
            int horizonDays,
            @Nullable String location,
            @Nullable String link) {

        BookingPageFields fields() {
            return new BookingPageFields(
                    slug,
                    title,
                    welcome,
                    List.of(durations),
                    bufferMinutes,
                    noticeHours,
                    horizonDays,
                    location,
                    link,
                    active);
        }

        Duration length(@Nullable Integer minutes) {
            return Duration.ofMinutes(minutes != null && List.of(durations).contains(minutes) ? minutes : durations[0]);
        }
    }

    @Transactional
    @RequiresPermission(CorePermissions.MEETING_READ)
    public OwnPage mine() {
        return transaction
                .handle()
                .createQuery(SELECT + "where p.member_id = :member")
                .bind("member", me())
                .mapTo(Row.class)
                .findOne()
                .map(row -> new OwnPage(row.fields(), url(row.slug())))
                .orElse(new OwnPage(null, null));
    }

    /** @throws Problem 422 naming the fields, 409 {@code booking-address-taken} */
    @Transactional
    @RequiresPermission(CorePermissions.MEETING_CHANGE)
    public OwnPage save(BookingPageFields page) {
        boolean taken = transaction
                .handle()
                .createQuery("select exists (select from booking_page where slug = :slug and member_id <> :member)")
                .bind("slug", page.slug())
                .bind("member", me())
                .mapTo(Boolean.class)
                .one();
        if (taken) throw Problem.conflict("booking-address-taken").with("slug", page.slug());
        OwnPage before = mine();
        transaction
                .handle()
                .createUpdate(SAVE)
                .bind("member", me())
                .bind("slug", page.slug())
                .bind("active", page.active())
                .bind("title", page.title().strip())
                .bind("welcome", page.welcome())
                .bindArray(
                        "durations",
                        Integer.class,
                        page.durations().stream().distinct().toArray())
                .bind("buffer", page.bufferMinutes())
                .bind("notice", page.noticeHours())
                .bind("horizon", page.horizonDays())
                .bind("location", page.location())
                .bind("link", page.link())
                .bind("now", Instant.now(clock).atOffset(ZoneOffset.UTC))
                .execute();
        OwnPage after = mine();
        audit.changed(
                "booking-page",
                me(),
                before.page() == null ? java.util.Map.of() : before.page(),
                Objects.requireNonNull(after.page()));
        return after;
    }

    /** By whose clock the member works. */
    @Transactional
    ZoneId zone(Row page) {
        return times.of(page.branchId()).zone();
    }

    /** The page of a slug that can be booked on. */
    Optional<Row> open(String slug) {
        return transaction
                .handle()
                .createQuery(SELECT + "where p.slug = :slug and p.active and m.status = 'ACTIVE'")
                .bind("slug", slug)
                .mapTo(Row.class)
                .findOne();
    }

    /** @param without a meeting that is to be moved and does not stand in its own way */
    FreeTimes free(Row page, @Nullable UUID without) {
        Instant now = Instant.now(clock);
        Instant latest = now.plus(Duration.ofDays(page.horizonDays()));
        List<Busy> busy = transaction
                .handle()
                .createQuery(BUSY)
                .bind("member", page.memberId())
                .bindByType("without", without, UUID.class)
                .bind("from", now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .bind("to", latest.plus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .mapTo(Busy.class)
                .list();
        return new FreeTimes(
                times.of(page.branchId()),
                Duration.ofMinutes(page.bufferMinutes()),
                busy,
                now.plus(Duration.ofHours(page.noticeHours())),
                latest);
    }

    static String url(String slug) {
        return Config.publicUrl(Context.tenant().slug()) + PATH + "/" + slug;
    }

    private static UUID me() {
        UUID me = Context.caller().id();
        if (me == null) throw Problem.forbidden("members-only");
        return me;
    }
}
