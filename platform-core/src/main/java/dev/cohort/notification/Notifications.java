package dev.cohort.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.cohort.access.Access.Visible;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.Json;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Page;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the members of a tenant are told. Any feature tells; whoever asks reads their own and nobody else's, so reading
 * needs no permission.
 */
@ApplicationScoped
public class Notifications {
    private static final Duration KEPT = Duration.ofDays(180);
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String TELL = """
            insert into notification (id, member_id, kind, title_key, title_values, title, link, created_at)
            values (:id, :member, :kind, :key, :values::jsonb, :title, :link, :now)
            """;
    private static final String READ = """
            update notification set read_at = :now where member_id = :member and read_at is null
            """;

    // Whoever does not want to be told of something here has no use for it in the bell either.
    private static final String WANTED = """
            coalesce((select p.in_app from notification_preference p where p.member_id = n.member_id and p.kind = n.kind),
                (select p.in_app from notification_preference p where p.member_id = n.member_id and p.kind = 'all'), true)
            """;
    private static final Listing<Row> LIST = Listing.of(Row.class)
            .select("n.id, n.kind, n.title_key, n.title_values::text as title_values, n.title, n.link, n.created_at,"
                    + " n.read_at")
            .from("notification n")
            .id("n.id")
            .field("createdAt", "n.created_at", Instant.class)
            .field("readAt", "n.read_at", Instant.class, Listing.Trait.NULLABLE)
            .field("kind", "n.kind", String.class)
            .sortedBy("-createdAt")
            .build();

    private final TenantTransaction transaction;
    private final Clock clock;

    @Inject
    Notifications(TenantTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A row of the table. */
    record Row(
            UUID id,
            String kind,
            @Nullable String titleKey,
            String titleValues,
            @Nullable String title,
            @Nullable String link,
            Instant createdAt,
            @Nullable Instant readAt) {

        Notification in(Locale locale) {
            String said = title != null ? title : Texts.get(locale, Objects.requireNonNull(titleKey), values());
            return new Notification(id, kind, said, link, createdAt, readAt);
        }

        private Map<String, Object> values() {
            try {
                return Json.mapper().readValue(titleValues, new TypeReference<>() {});
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("The values of notification " + id + " cannot be read", e);
            }
        }
    }

    /** Tells a member something, in the running transaction: it is told if what it tells of is kept. */
    @Transactional
    public void tell(UUID memberId, News news) {
        transaction
                .handle()
                .createUpdate(TELL)
                .bind("id", Ids.next())
                .bind("member", memberId)
                .bind("kind", news.kind())
                .bind("key", news.key())
                .bind("values", Json.tree(news.values()).toString())
                .bind("title", news.title())
                .bind("link", news.link())
                .bind("now", now())
                .execute();
    }

    /** The caller's own, the newest first. */
    @Transactional
    public NotificationPage list(ListQuery query) {
        Page<Row> rows = LIST.page(transaction.handle(), query, own());
        Locale locale = Context.current().locale();
        List<Notification> items =
                rows.items().stream().map(row -> row.in(locale)).toList();
        return new NotificationPage(items, rows.next(), rows.total(), unread());
    }

    /** The caller's latest. */
    @Transactional
    public List<Notification> latest(int most) {
        return list(ListQuery.first(most)).items();
    }

    /** How many the caller has not read yet. */
    @Transactional
    public long unread() {
        return transaction
                .handle()
                .createQuery(
                        "select count(*) from notification n where n.member_id = :member and n.read_at is null and "
                                + WANTED)
                .bind("member", self())
                .mapTo(Long.class)
                .one();
    }

    /**
     * The caller has read it; reading it again changes nothing.
     *
     * @throws Problem 404 for one that is not the caller's
     */
    @Transactional
    public Notification read(UUID id) {
        transaction
                .handle()
                .createUpdate(READ + " and id = :id")
                .bind("now", now())
                .bind("member", self())
                .bind("id", id)
                .execute();
        Visible wanted = new Visible("n.id = ?", List.of(id));
        return LIST.page(transaction.handle(), ListQuery.first(1), own(), wanted).items().stream()
                .findFirst()
                .map(row -> row.in(Context.current().locale()))
                .orElseThrow(() -> Problem.notFound("notification", id));
    }

    /** The caller has read them all. */
    @Transactional
    public void readAll() {
        transaction
                .handle()
                .createUpdate(READ)
                .bind("now", now())
                .bind("member", self())
                .execute();
    }

    /** Removes what is half a year old, of all members; how many that were. */
    @Transactional
    public int removeOld() {
        return transaction
                .handle()
                .createUpdate("delete from notification where created_at < :before")
                .bind("before", now().minus(KEPT))
                .execute();
    }

    private static Visible own() {
        return new Visible("n.member_id = ? and " + WANTED, List.of(self()));
    }

    /** The system and visitors have none. */
    private static UUID self() {
        return Objects.requireNonNullElse(Context.caller().id(), NOBODY);
    }

    private OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }
}
