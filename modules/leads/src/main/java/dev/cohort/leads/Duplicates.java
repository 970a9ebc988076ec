package dev.cohort.leads;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.person.CleanPerson;
import dev.cohort.person.PersonRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds leads of the same person: exact in the normalised e-mail address or the E.164 number. */
@ApplicationScoped
class Duplicates {
    private static final int MOST = 10;

    // Two index look-ups: an "or" over both columns would read the whole table.
    private static final String SAME = """
            select l.id, l.number, l.person_id, p.first_name, p.last_name, p.email, p.email_normalized, p.phone,
                p.sort_name, l.status, l.archived, m.name as owner_name, coalesce(%s, false) as visible
            from (
                select id from person where email_normalized = ? and deleted_at is null
                union
                select id from person where phone_e164 = ? and deleted_at is null
            ) same
            join person p on p.id = same.id
            join lead l on l.person_id = p.id and l.deleted_at is null
            left join member m on m.id = l.owner_id
            order by l.archived, l.created_at desc, l.id desc
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

    @Inject
    Duplicates(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** A match before anybody has asked who may see it. */
    public record Match(
            UUID id,
            String number,
            UUID personId,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String emailNormalized,
            @Nullable String phone,
            String sortName,
            String status,
            boolean archived,
            @Nullable String ownerName,
            boolean visible) {

        Duplicate duplicate(CleanPerson person) {
            boolean sameEmail = emailNormalized != null && emailNormalized.equals(person.emailNormalized());
            return new Duplicate(
                    id,
                    number,
                    personId,
                    LeadRow.name(firstName, lastName, number),
                    email,
                    phone,
                    status,
                    ownerName,
                    sameEmail ? "email" : "phone");
        }

        /** A shared phone alone may be a household's: then the name must agree, or be missing on one side. */
        boolean isSurely(CleanPerson person) {
            if (emailNormalized != null && emailNormalized.equals(person.emailNormalized())) return true;
            return sortName.equals(person.sortName())
                    || sortName.equals(PersonRules.NAMELESS)
                    || person.sortName().equals(PersonRules.NAMELESS);
        }
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

    /** Open leads first, then the latest. */
    List<Match> of(CleanPerson person) {
        if (person.emailNormalized() == null && person.phoneE164() == null) return List.of();
        Visible visible = Access.may(LeadPermissions.READ)
                ? Access.visible(LeadPermissions.READ, "l")
                : new Visible("false", List.of());
        var query = transaction.handle().createQuery(SAME.formatted(visible.sql(), MOST));
        int at = 0;
        for (Object value : visible.values()) query.bind(at++, value);
        query.bind(at++, Objects.requireNonNullElse(person.emailNormalized(), ""));
        query.bind(at, Objects.requireNonNullElse(person.phoneE164(), ""));
        return query.mapTo(Match.class).list();
    }

    static Optional<Match> same(List<Match> matches, CleanPerson person) {
        return matches.stream().filter(match -> match.isSurely(person)).findFirst();
    }
}
