package dev.cohort.branch;

import dev.cohort.persistence.TenantTransaction;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The working time of each branch. It asks no permission: features reckon with it whoever calls. */
@ApplicationScoped
public class WorkingTimes {
    private static final String PLACE = """
            select b.id, b.time_zone, b.working_hours::text as hours
            from branch b
            where b.id = coalesce(?, (select f.id from branch f where f.active order by f.created_at, f.id limit 1))
            """;
    private static final String HOLIDAYS = """
            select distinct day from holiday where branch_id is null or branch_id = ?
            """;

    private final TenantTransaction transaction;

    @Inject
    WorkingTimes(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    private record Place(UUID id, String timeZone, String hours) {}

    /** Of a branch; of the centre's first where none is named. */
    @Transactional
    public WorkingTime of(@Nullable UUID branchId) {
        Optional<Place> place = transaction
                .handle()
                .createQuery(PLACE)
                .bindByType(0, branchId, UUID.class)
                .mapTo(Place.class)
                .findOne();
        return place.map(there -> new WorkingTime(
                        ZoneId.of(there.timeZone()), Branches.hours(there.hours()), holidays(there.id())))
                .orElseGet(() -> new WorkingTime(Context.current().zone(), BranchFields.STANDARD_HOURS, Set.of()));
    }

    private Set<LocalDate> holidays(UUID branchId) {
        List<LocalDate> days = transaction
                .handle()
                .select(HOLIDAYS, branchId)
                .mapTo(LocalDate.class)
                .list();
        return Set.copyOf(days);
    }
}
