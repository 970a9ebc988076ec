package dev.cohort.leads.demo;

import dev.cohort.persistence.Ids;
import dev.cohort.request.Context;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A demonstration centre at more than one place: its first branch gets its name, the others are added. */
final class DemoBranches {
    // Each so-many-th lead asks at another than the first.
    private static final int SHARE = 4;

    private final UUID first;
    private final List<UUID> others;
    private int leads;

    private DemoBranches(UUID first, List<UUID> others) {
        this.first = first;
        this.others = others;
    }

    /** @param names of the branches; a single or no name leaves the centre as it is */
    static DemoBranches make(Handle sql, List<String> names, Instant now) {
        UUID first = sql.createQuery("select id from branch order by created_at, id limit 1")
                .mapTo(UUID.class)
                .one();
        if (names.size() < 2) return new DemoBranches(first, List.of());
        sql.execute("update branch set name = ? where id = ?", names.getFirst(), first);
        List<UUID> others =
                names.stream().skip(1).map(name -> add(sql, name, now)).toList();
        return new DemoBranches(first, others);
    }

    private static UUID add(Handle sql, String name, Instant now) {
        UUID id = Ids.next();
        sql.createUpdate("""
                        insert into branch (id, name, time_zone, region, created_at, changed_at)
                        values (:id, :name, :zone, :region, :now, :now)
                        """)
                .bind("id", id)
                .bind("name", name)
                .bind("zone", Context.tenant().zone().getId())
                .bind("region", Context.tenant().region())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
        return id;
    }

    UUID first() {
        return first;
    }

    /** Of the next lead: mostly the one of who sells. */
    @Nullable
    UUID next(@Nullable UUID usual) {
        leads++;
        return others.isEmpty() || leads % SHARE != 0 ? usual : others.get(leads / SHARE % others.size());
    }
}
