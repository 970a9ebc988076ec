package dev.cohort.consent;

import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.access.Scope;
import dev.cohort.audit.Audit;
import dev.cohort.event.Events;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.record.RecordLink;
import dev.cohort.record.Records;
import dev.cohort.record.Records.Key;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people have agreed to. Statements are only ever added; the latest that covers a channel counts, and of two at the
 * same moment the one that says no. So the statements of two people who turn out to be one can stand side by side.
 */
@ApplicationScoped
public class Consents {
    /** Stands for all channels. */
    public static final String ANY = "any";

    /** Under this name statements stand in the audit. */
    public static final String RECORD = "consent";

    private static final String PERSON = "person";
    private static final Listing<ConsentStatement> LIST = Listing.of(ConsentStatement.class)
            .select(
                    "c.id, c.person_id, c.purpose, c.channel, case when c.given then 'GIVEN' else 'WITHDRAWN' end as state,"
                            + " c.happened_at, c.source, c.proof, c.text_version, c.member_id, c.actor_name as actor, c.created_at")
            .from("consent c")
            .id("c.id")
            .field("happenedAt", "c.happened_at", Instant.class)
            .field("purpose", "c.purpose", String.class, Listing.Trait.FILTER_ONLY)
            .field("channel", "c.channel", String.class, Listing.Trait.FILTER_ONLY)
            .field("source", "c.source", String.class, Listing.Trait.FILTER_ONLY)
            .sortedBy("-happenedAt")
            .build();

    private final TenantTransaction transaction;
    private final ConsentPurposes purposes;
    private final Records records;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    @Inject
    Consents(
            TenantTransaction transaction,
            ConsentPurposes purposes,
            Records records,
            Audit audit,
            Events events,
            Clock clock) {
        this.transaction = transaction;
        this.purposes = purposes;
        this.records = records;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    record Latest(String purpose, String channel, boolean given, Instant happenedAt, String source) {}

    /**
     * Keeps what somebody said. It asks no permission: a form, a link in a mail, an import have asked for that of what they
     * do.
     *
     * @throws Problem 422 {@code invalid} for an unknown purpose or a time to come
     */
    @Transactional
    public ConsentStatement record(UUID personId, NewConsent said) {
        check(said);
        Instant now = Instant.now(clock);
        String channel = said.channel() == null || said.channel().isBlank() ? ANY : said.channel();
        String source =
                Objects.requireNonNullElse(said.source(), Context.current().door());
        ConsentStatement statement = new ConsentStatement(
                Ids.next(),
                personId,
                said.purpose(),
                channel,
                said.state(),
                said.happenedAt() == null ? now : said.happenedAt(),
                source,
                said.proof(),
                said.textVersion(),
                Context.caller().id(),
                Context.caller().name(),
                now);
        insert(statement);
        audit.noted(
                said.state() == ConsentState.GIVEN ? "consent-given" : "consent-withdrawn",
                PERSON,
                personId,
                statement,
                null);
        events.publish(personId, new ConsentChanged(personId, said.purpose(), channel, said.state(), source));
        return statement;
    }

    private void check(NewConsent said) {
        if (said.state() == ConsentState.UNKNOWN) throw Problem.invalid().at("state", "not-for-people");
        if (purposes.find(said.purpose()).isEmpty())
            throw Problem.invalid().at("purpose", "unknown-purpose", "value", said.purpose());
        Instant happened = said.happenedAt();
        if (happened != null && happened.isAfter(Instant.now(clock)))
            throw Problem.invalid().at("happenedAt", "in-the-future", "value", happened);
    }

    private void insert(ConsentStatement statement) {
        transaction
                .handle()
                .createUpdate("""
                        insert into consent (id, person_id, purpose, channel, given, happened_at, source, proof, text_version,
                            member_id, actor_name, created_at)
                        values (:id, :person, :purpose, :channel, :given, :happened, :source, :proof, :text, :member, :actor,
                            :now)
                        """)
                .bind("id", statement.id())
                .bind("person", statement.personId())
                .bind("purpose", statement.purpose())
                .bind("channel", statement.channel())
                .bind("given", statement.state() == ConsentState.GIVEN)
                .bind("happened", statement.happenedAt().atOffset(ZoneOffset.UTC))
                .bind("source", statement.source())
                .bind("proof", statement.proof())
                .bind("text", statement.textVersion())
                .bind("member", statement.memberId())
                .bind("actor", statement.actor())
                .bind("now", statement.createdAt().atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** Where somebody stands: every purpose for all channels, and each channel of which something else was said. */
    @Transactional
    public List<ConsentStanding> standing(UUID personId) {
        List<Latest> latest = latest(personId);
        List<ConsentStanding> all = new ArrayList<>();
        for (ConsentPurpose purpose : purposes.list()) {
            ConsentStanding general = standing(purpose, ANY, latest);
            all.add(general);
            Set<String> channels = new LinkedHashSet<>();
            for (Latest each : latest)
                if (each.purpose().equals(purpose.key()) && !each.channel().equals(ANY)) channels.add(each.channel());
            for (String channel : channels) {
                ConsentStanding own = standing(purpose, channel, latest);
                if (own.state() != general.state()) all.add(own);
            }
        }
        return all;
    }

    /** Where somebody stands with one purpose on one channel. */
    @Transactional
    public Optional<ConsentStanding> standing(UUID personId, String purpose, String channel) {
        List<Latest> latest = latest(personId);
        return purposes.find(purpose).map(known -> standing(known, channel, latest));
    }

    /**
     * Why a message may not go to somebody; empty when it may.
     *
     * @param personId null for an address nobody is known by: then only what belongs to a contract goes out
     */
    @Transactional
    public Optional<String> refusal(@Nullable UUID personId, String purpose, String channel) {
        ConsentPurpose known = purposes.find(purpose).orElse(null);
        if (known == null) return Optional.of("unknown-purpose");
        if (personId == null)
            return known.basis() == ConsentBasis.CONTRACT ? Optional.empty() : Optional.of("no-person");
        return Optional.ofNullable(standing(known, channel, latest(personId)).refusal());
    }

    private static ConsentStanding standing(ConsentPurpose purpose, String channel, List<Latest> said) {
        Latest counts = null;
        for (Latest each : said) {
            if (!each.purpose().equals(purpose.key())) continue;
            if (!each.channel().equals(ANY) && !each.channel().equals(channel)) continue;
            if (counts == null || isStronger(each, counts)) counts = each;
        }
        ConsentState state =
                counts == null ? ConsentState.UNKNOWN : counts.given() ? ConsentState.GIVEN : ConsentState.WITHDRAWN;
        String refusal = refusal(purpose.basis(), state);
        return new ConsentStanding(
                purpose.key(),
                purpose.title(),
                channel,
                state,
                refusal == null,
                refusal,
                counts == null ? null : counts.happenedAt(),
                counts == null ? null : counts.source());
    }

    private static boolean isStronger(Latest one, Latest other) {
        int later = one.happenedAt().compareTo(other.happenedAt());
        return later > 0 || later == 0 && !one.given();
    }

    private static @Nullable String refusal(ConsentBasis basis, ConsentState state) {
        return switch (state) {
            case GIVEN -> null;
            case WITHDRAWN -> basis == ConsentBasis.CONTRACT ? "objected" : "consent-withdrawn";
            case UNKNOWN -> basis == ConsentBasis.CONTRACT ? null : "no-consent";
        };
    }

    private List<Latest> latest(UUID personId) {
        return transaction
                .handle()
                .createQuery("""
                        select distinct on (purpose, channel) purpose, channel, given, happened_at, source
                        from consent where person_id = :person
                        order by purpose, channel, happened_at desc, given, id desc
                        """)
                .bind("person", personId)
                .mapTo(Latest.class)
                .list();
    }

    /** With the scope all one reaches everybody, with a narrower one whom one sees. */
    private void see(UUID personId, String permission) {
        boolean all =
                Context.caller().scopeOf(permission).filter(Scope.ALL::equals).isPresent();
        boolean seen = all
                ? transaction
                        .handle()
                        .createQuery("select exists (select from person where id = :id and deleted_at is null)")
                        .bind("id", personId)
                        .mapTo(Boolean.class)
                        .one()
                : !records.find(Set.of(new Key(PERSON, personId))).isEmpty();
        if (!seen) throw Problem.notFound(PERSON, personId);
    }

    /**
     * Where somebody stands, and everything they said, the latest first.
     *
     * @throws Problem 404 when there is nobody whom the caller may see
     */
    @Transactional
    @RequiresPermission(CorePermissions.CONSENT_READ)
    public PersonConsents list(UUID personId, ListQuery query) {
        see(personId, CorePermissions.CONSENT_READ);
        return said(personId, query);
    }

    /**
     * The same of whoever a record is about, for whoever sees the record.
     *
     * @throws Problem 404 when there is no such record that the caller may see, or it is about nobody
     */
    @Transactional
    @RequiresPermission(CorePermissions.CONSENT_READ)
    public PersonConsents listOf(String recordType, UUID recordId, ListQuery query) {
        return said(personOf(records.get(recordType, recordId)), query);
    }

    /** Keeps what a member was told by whoever a record is about, for whoever may change the record. */
    @Transactional
    @RequiresPermission(CorePermissions.CONSENT_CHANGE)
    public ConsentStatement addTo(String recordType, UUID recordId, NewConsent said) {
        return record(personOf(records.toChange(recordType, recordId)), said);
    }

    private static UUID personOf(RecordLink record) {
        UUID person = record.personId();
        if (person == null) throw Problem.notFound(PERSON, record.id());
        return person;
    }

    private PersonConsents said(UUID personId, ListQuery query) {
        Page<ConsentStatement> page =
                LIST.page(transaction.handle(), query, new Visible("c.person_id = ?", List.of(personId)));
        return new PersonConsents(standing(personId), page.items(), page.next(), page.total());
    }

    /**
     * Keeps what a member was told by somebody.
     *
     * @throws Problem 404 when there is nobody whom the caller may see, 403 when it is not theirs to change, 422 as above
     */
    @Transactional
    @RequiresPermission(CorePermissions.CONSENT_CHANGE)
    public ConsentStatement add(UUID personId, NewConsent said) {
        see(personId, CorePermissions.CONSENT_CHANGE);
        return record(personId, said);
    }
}
