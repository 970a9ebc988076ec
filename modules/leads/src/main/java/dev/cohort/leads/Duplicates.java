package dev.cohort.leads;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.duplicate.DuplicateCheck;
import dev.cohort.duplicate.Likeness;
import dev.cohort.duplicate.Lookalikes;
import dev.cohort.duplicate.Lookalikes.Depth;
import dev.cohort.duplicate.Lookalikes.Found;
import dev.cohort.duplicate.Reason;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.person.CleanPerson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Finds leads of whoever may be the same person; how alike people are is said by core. */
@ApplicationScoped
class Duplicates {
    private static final int MOST = 50;

    private static final String LEADS = """
            select l.id, l.number, l.person_id, l.status, l.archived, l.deleted_at is not null as deleted,
                m.name as owner_name, coalesce(%s, false) as visible
            from lead l left join member m on m.id = l.owner_id
            where l.person_id = any(?)
            order by l.created_at desc, l.id desc
            limit %d
            """;

    // Keys of the whole database, so the role, which is the tenant's, is part of them. Always in the same order, so
    // that two
    // who want the same two keys do not wait for each other.
    private static final String CLAIM = """
            select pg_advisory_xact_lock(key) from (
                select hashtextextended(current_user || ' ' || word, 0) as key from unnest(?) word order by 1
            ) keys
            """;

    private final TenantTransaction transaction;
    private final Lookalikes lookalikes;
    private final DuplicateCheck check;

    @Inject
    Duplicates(TenantTransaction transaction, Lookalikes lookalikes, DuplicateCheck check) {
        this.transaction = transaction;
        this.lookalikes = lookalikes;
        this.check = check;
    }

    /** A lead of somebody alike, before anybody has asked who may see it. */
    record LeadOf(
            UUID id,
            String number,
            UUID personId,
            String status,
            boolean archived,
            boolean deleted,
            @Nullable String ownerName,
            boolean visible) {}

    /**
     * Somebody alike.
     *
     * @param lead one of their leads; empty where they have none
     * @param visible whether the caller may see it, or the person where there is none
     */
    record Match(Found found, Optional<LeadOf> lead, boolean visible) {
        UUID personId() {
            return found.known().id();
        }

        Likeness likeness() {
            return found.likeness();
        }

        /** Out of sight, as a lead or as a person: it stands in nobody's way. */
        boolean deleted() {
            return found.known().deleted() || lead.filter(LeadOf::deleted).isPresent();
        }

        boolean archived() {
            return lead.filter(LeadOf::archived).isPresent();
        }

        private boolean shares(Reason reason) {
            return likeness().reasons().contains(reason);
        }

        /** That it stands in the way of a new lead: by what is the same, or by how much is alike. */
        boolean blocks(int sureFrom) {
            boolean exact = shares(Reason.EMAIL) || shares(Reason.PHONE);
            return !deleted()
                    && lead.isPresent()
                    && !likeness().household()
                    && (exact || likeness().score() >= sureFrom);
        }

        boolean isSurely(int sureFrom) {
            return !deleted() && !likeness().household() && likeness().score() >= sureFrom;
        }

        Duplicate duplicate() {
            String reason = shares(Reason.EMAIL)
                    ? Reason.EMAIL.key()
                    : shares(Reason.PHONE)
                            ? Reason.PHONE.key()
                            : likeness().reasons().iterator().next().key();
            return new Duplicate(
                    lead.map(LeadOf::id).orElse(null),
                    lead.map(LeadOf::number).orElse(null),
                    personId(),
                    lead.map(of -> LeadRow.name(
                                    found.known().firstName(), found.known().lastName(), of.number()))
                            .orElse(found.known().name()),
                    found.known().email(),
                    found.known().phone(),
                    lead.map(LeadOf::status).orElse(null),
                    lead.map(LeadOf::ownerName).orElse(null),
                    reason,
                    likeness().score(),
                    likeness().reasons().stream().map(Reason::key).toList(),
                    likeness().household(),
                    deleted());
        }
    }

    /** From which score on two people are one here. */
    int sureFrom() {
        return check.sureFrom();
    }

    /**
     * Lets nobody else look for this address or number, in order to make a lead of it, until the running transaction has
     * ended: then what it has made is there to be found.
     */
    void claim(CleanPerson person) {
        List<String> words = new ArrayList<>();
        if (person.emailNormalized() != null) words.add("email " + person.emailNormalized());
        if (person.phoneE164() != null) words.add("phone " + person.phoneE164());
        if (words.isEmpty()) return;
        // A statement of its own: the next one sees what was committed while this one waited.
        transaction
                .handle()
                .createQuery(CLAIM)
                .bind(0, words.toArray(String[]::new))
                .mapTo(String.class)
                .list();
    }

    /** Those who may stand in the way of a new lead. A name alone is looked for only where it could be enough. */
    List<Match> inTheWay(CleanPerson person, int sureFrom) {
        boolean nameMayDo = person.fields().birthDate() != null || sureFrom < Likeness.SURE;
        return of(person, null, nameMayDo ? Depth.ALIKE : Depth.SHARED);
    }

    /** All who may be the same: open leads first, then the likeliest, then the latest; what was deleted last. */
    List<Match> of(CleanPerson person, @Nullable UUID self, Depth depth) {
        List<Found> found = lookalikes.of(person, self, depth);
        if (found.isEmpty()) return List.of();
        Map<UUID, Found> byPerson = new LinkedHashMap<>();
        found.forEach(each -> byPerson.put(each.known().id(), each));
        List<Match> matches = new ArrayList<>();
        leads(byPerson).forEach(lead -> {
            Found of = byPerson.get(lead.personId());
            if (of != null) matches.add(new Match(of, Optional.of(lead), lead.visible()));
        });
        Set<UUID> leads = matches.stream()
                .filter(match -> !match.deleted())
                .map(Match::personId)
                .collect(Collectors.toSet());
        List<Found> others = found.stream()
                .filter(each ->
                        !leads.contains(each.known().id()) && !each.known().deleted())
                .toList();
        Set<UUID> readable = lookalikes.readable(
                others.stream().map(each -> each.known().id()).toList());
        others.forEach(each -> matches.add(
                new Match(each, Optional.empty(), readable.contains(each.known().id()))));
        matches.sort(Comparator.comparing(Match::deleted)
                .thenComparing(Match::archived)
                .thenComparing(match -> -match.likeness().score()));
        return matches;
    }

    private List<LeadOf> leads(Map<UUID, Found> people) {
        Visible visible = Access.may(LeadPermissions.READ)
                ? Access.visible(LeadPermissions.READ, "l")
                : new Visible("false", List.of());
        Query query = transaction.handle().createQuery(LEADS.formatted(visible.sql(), MOST));
        int at = 0;
        for (Object value : visible.values()) query.bind(at++, value);
        query.bind(at, people.keySet().toArray(UUID[]::new));
        return query.mapTo(LeadOf.class).list();
    }
}
