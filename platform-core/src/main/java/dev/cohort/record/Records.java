package dev.cohort.record;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.module.Contributions;
import dev.cohort.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds records of every kind the tenant has, as far as the caller may see them. */
@ApplicationScoped
public class Records {
    private final Contributions contributions;

    @Inject
    Records(Contributions contributions) {
        this.contributions = contributions;
    }

    /** A record by kind and id. */
    public record Key(String type, UUID id) {}

    /**
     * The record, which the caller may see.
     *
     * @throws Problem 422 {@code unknown-record-type}, 404 when there is none that the caller may see
     */
    @Transactional
    public RecordLink get(String type, UUID id) {
        return type(type).find(List.of(id)).stream().findFirst().orElseThrow(() -> Problem.notFound(type, id));
    }

    /**
     * The record, which the caller may change.
     *
     * @throws Problem as {@link #get}, 403 {@code permission-missing}
     */
    @Transactional
    public RecordLink toChange(String type, UUID id) {
        RecordLink link = get(type, id);
        if (!type(type).changeable(link)) throw Access.outOfScope(type(type).changePermission());
        return link;
    }

    /** Those of these records that the caller may see. */
    @Transactional
    public Map<Key, RecordLink> find(Collection<Key> keys) {
        Map<String, Set<UUID>> byType = keys.stream().collect(groupingBy(Key::type, mapping(Key::id, toSet())));
        Map<Key, RecordLink> found = new HashMap<>();
        for (RecordType type : all()) {
            Set<UUID> ids = byType.get(type.key());
            if (ids != null) type.find(ids).forEach(link -> found.put(new Key(link.type(), link.id()), link));
        }
        return found;
    }

    /**
     * The SQL condition that the row's record is one that the caller may see.
     *
     * @param type the expression of the record's kind in the query, a constant of the code
     * @param id the expression of the record's id in the query, a constant of the code
     */
    public Visible readable(String type, String id) {
        StringBuilder sql = new StringBuilder("(false");
        List<Object> values = new ArrayList<>();
        for (RecordType each : all()) {
            Visible readable = each.readable(id);
            sql.append(" or ").append(type).append(" = ? and ").append(readable.sql());
            values.add(each.key());
            values.addAll(readable.values());
        }
        return new Visible(sql.append(")").toString(), values);
    }

    /** Records of any kind by what people call them, as far as the caller may see them. */
    @Transactional
    public Map<String, RecordLink> named(Collection<String> names) {
        Map<String, RecordLink> named = new HashMap<>();
        for (RecordType type : all()) {
            Map<String, UUID> ids = type.named(names);
            if (ids.isEmpty()) continue;
            Map<UUID, RecordLink> links = new HashMap<>();
            type.find(Set.copyOf(ids.values())).forEach(link -> links.put(link.id(), link));
            ids.forEach((name, id) -> {
                RecordLink link = links.get(id);
                if (link != null) named.putIfAbsent(name, link);
            });
        }
        return named;
    }

    /** The kinds of records that the tenant has. */
    public Set<String> kinds() {
        return all().stream().map(RecordType::key).collect(toSet());
    }

    private RecordType type(String key) {
        return all().stream().filter(type -> type.key().equals(key)).findFirst().orElseThrow(() -> Problem.invalid()
                .at("recordType", "unknown-record-type", "value", key));
    }

    private List<RecordType> all() {
        return contributions.of(RecordType.class);
    }
}
