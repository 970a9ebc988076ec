package dev.cohort.person;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.Scope;
import dev.cohort.module.Contributions;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which people a caller reaches. A person has no owner, team or branch: with the scope all one reaches everybody, with a
 * narrower one those of whom one reaches a record, and those one has put in oneself.
 */
@ApplicationScoped
public class PersonReach {
    private static final UUID NOBODY = new UUID(0, 0);

    private final Contributions contributions;
    private final TenantTransaction transaction;

    @Inject
    PersonReach(Contributions contributions, TenantTransaction transaction) {
        this.contributions = contributions;
        this.transaction = transaction;
    }

    /**
     * The SQL condition that the caller may see a person.
     *
     * @param id the expression of the person's id in the query, a constant of the code
     */
    public Visible readable(String id) {
        return within(CorePermissions.PERSON_READ, id, PersonRole::seen);
    }

    /** As {@link #readable}, for changing. */
    public Visible changeable(String id) {
        return within(CorePermissions.PERSON_CHANGE, id, PersonRole::changed);
    }

    private Visible within(String permission, String id, Function<PersonRole, Visible> people) {
        if (!Access.may(permission)) return new Visible("false", List.of());
        if (Context.caller().scopeOf(permission).filter(Scope.ALL::equals).isPresent())
            return new Visible("true", List.of());
        StringBuilder sql = new StringBuilder(id).append(" in (select own.id from person own where own.created_by = ?");
        List<Object> values = new ArrayList<>();
        values.add(Objects.requireNonNullElse(Context.caller().id(), NOBODY));
        for (PersonRole role : roles()) {
            Visible through = people.apply(role);
            sql.append(" union all ").append(through.sql());
            values.addAll(through.values());
        }
        return new Visible(sql.append(')').toString(), values);
    }

    /** The SQL condition that a person has a record of this role that the caller may see. */
    Visible inRole(String key, String id) {
        Visible through = roles().stream()
                .filter(role -> role.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.malformed("unknown-role").with("role", key))
                .seen();
        return new Visible(id + " in (" + through.sql() + ")", through.values());
    }

    /** Whether the caller may change this person. */
    @Transactional
    public boolean mayChange(UUID id) {
        Visible changeable = changeable("p.id");
        var query = transaction
                .handle()
                .createQuery("select exists (select from person p where p.id = ? and " + changeable.sql() + ")")
                .bind(0, id);
        for (int i = 0; i < changeable.values().size(); i++)
            query.bind(i + 1, changeable.values().get(i));
        return query.mapTo(Boolean.class).one();
    }

    /** Whether a record of any kind still makes this person something to the centre. */
    boolean isSomething(UUID id) {
        String any = roles().stream().map(role -> role.held("p.id")).collect(Collectors.joining(" or "));
        if (any.isEmpty()) return false;
        return transaction
                .handle()
                .createQuery("select " + any + " from person p where p.id = ?")
                .bind(0, id)
                .mapTo(Boolean.class)
                .one();
    }

    /** What these people are, as far as the caller may see it. */
    @Transactional
    public Map<UUID, List<PersonRecord>> records(Collection<UUID> people) {
        if (people.isEmpty()) return Map.of();
        return roles().stream()
                .flatMap(role -> role.of(people).stream())
                .collect(Collectors.groupingBy(PersonRecord::personId));
    }

    private List<PersonRole> roles() {
        return contributions.of(PersonRole.class);
    }
}
