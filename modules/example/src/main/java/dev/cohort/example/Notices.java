package dev.cohort.example;

import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.event.Events;
import dev.cohort.job.Jobs;
import dev.cohort.module.Settings;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The notice board. */
@ApplicationScoped
public class Notices {
    private static final Listing<NoticeSummary> LIST = Listing.of(NoticeSummary.class)
            .select("n.id, n.text, n.posted_at, a.notice_id is not null as announced, n.version")
            .from("example_notice n left join example_announcement a on a.notice_id = n.id")
            .where("not n.taken_down")
            .id("n.id")
            .field("postedAt", "n.posted_at", Instant.class)
            .search("lower(n.text) like ?")
            .sortedBy("-postedAt")
            .build();

    private static final int SOME = 100;

    private final TenantTransaction transaction;
    private final EntityManager entities;
    private final Settings settings;
    private final Jobs jobs;
    private final Events events;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Notices(
            TenantTransaction transaction,
            EntityManager entities,
            Settings settings,
            Jobs jobs,
            Events events,
            Audit audit,
            Clock clock) {
        this.transaction = transaction;
        this.entities = entities;
        this.settings = settings;
        this.jobs = jobs;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    @RequiresPermission(ExampleModule.READ)
    public Page<NoticeSummary> list(ListQuery query) {
        return LIST.page(transaction.handle(), query);
    }

    @Transactional
    @RequiresPermission(ExampleModule.POST)
    public NoticeSummary post(NewNotice wanted) {
        Notice notice = new Notice(wanted.text(), Instant.now(clock));
        entities.persist(notice);
        NoticeSummary posted = notice.summary();
        audit.created("notice", posted.id(), posted);
        events.publish(new NoticePosted(posted.id()));
        return posted;
    }

    @Transactional
    @RequiresPermission(ExampleModule.POST)
    public void takeDown(UUID id) {
        Notice notice =
                Optional.ofNullable(entities.find(Notice.class, id)).orElseThrow(() -> Problem.notFound("notice", id));
        notice.takeDown();
        audit.deleted("notice", id, notice.summary());
    }

    /** Takes all notices down, in the background; the job's id. */
    @Transactional
    @RequiresPermission(ExampleModule.POST)
    public UUID clear() {
        return jobs.start(ExampleModule.CLEARING, new Clearing());
    }

    /** What the job is started with: there is nothing to choose. */
    record Clearing() {}

    /** Takes down the oldest ones, as many as one transaction should; how many that were. */
    @Transactional
    @RequiresPermission(ExampleModule.POST)
    public int takeDownSome() {
        return transaction.handle().createUpdate("""
                        update example_notice set taken_down = true, version = version + 1
                        where id in (
                            select id from example_notice where not taken_down order by posted_at, id limit :some)
                        """).bind("some", SOME).execute();
    }

    /** Takes down what has been up longer than the tenant's setting says; how many that were. */
    @Transactional
    public int expire() {
        Instant limit = Instant.now(clock).minus(Duration.ofDays(settings.get(ExampleModule.DAYS_SHOWN)));
        return transaction
                .handle()
                .createUpdate("""
                        update example_notice set taken_down = true, version = version + 1
                        where not taken_down and posted_at < :limit
                        """)
                .bind("limit", OffsetDateTime.ofInstant(limit, ZoneOffset.UTC))
                .execute();
    }

    /** Counts a notice that was announced; called by the observer below. */
    @Transactional
    public void announce(UUID id) {
        transaction
                .handle()
                .createUpdate("insert into example_announcement (notice_id) values (:id) on conflict do nothing")
                .bind("id", id)
                .execute();
    }
}
