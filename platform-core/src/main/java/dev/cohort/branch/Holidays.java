package dev.cohort.branch;

import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The days on which a branch, or the whole centre, is closed. */
@ApplicationScoped
public class Holidays {
    /** Under this name they stand in the audit. */
    public static final String RECORD = "holiday";

    private static final Listing<Holiday> LIST = Listing.of(Holiday.class)
            .select("h.id, h.branch_id, b.name as branch_name, h.day as date, h.title")
            .from("holiday h left join branch b on b.id = h.branch_id")
            .id("h.id")
            .field("date", "h.day", LocalDate.class)
            .field("branchId", "h.branch_id", UUID.class, Listing.Trait.FILTER_ONLY, Listing.Trait.NULLABLE)
            .search("lower(h.title) like ?")
            .sortedBy("date")
            .build();
    private static final String ADD = """
            insert into holiday (id, branch_id, day, title) values (:id, :branch, :day, :title)
            on conflict do nothing
            """;

    private final TenantTransaction transaction;
    private final Branches branches;
    private final Audit audit;

    @Inject
    Holidays(TenantTransaction transaction, Branches branches, Audit audit) {
        this.transaction = transaction;
        this.branches = branches;
        this.audit = audit;
    }

    /** One page, by date; see {@code GET /holidays} for the fields to filter by. */
    @Transactional
    @RequiresPermission(CorePermissions.BRANCH_READ)
    public Page<Holiday> list(ListQuery query) {
        return LIST.page(transaction.handle(), query);
    }

    /** @throws Problem 404 for an unknown branch, 409 {@code holiday-known} when that day is one already */
    @Transactional
    @RequiresPermission(CorePermissions.BRANCH_CHANGE)
    public Holiday add(HolidayFields wanted) {
        UUID branch = wanted.branchId();
        if (branch != null) branches.get(branch);
        UUID id = Ids.next();
        int added = transaction
                .handle()
                .createUpdate(ADD)
                .bind("id", id)
                .bindByType("branch", branch, UUID.class)
                .bind("day", wanted.date())
                .bind("title", wanted.title().strip())
                .execute();
        if (added == 0) throw Problem.conflict("holiday-known").with("date", wanted.date());
        audit.created(RECORD, id, wanted);
        return read(id);
    }

    /** Takes it out; what was reckoned with it stays as it is. */
    @Transactional
    @RequiresPermission(CorePermissions.BRANCH_CHANGE)
    public void remove(UUID id) {
        Holiday gone = read(id);
        transaction.handle().execute("delete from holiday where id = ?", id);
        audit.deleted(RECORD, id, gone.fields());
    }

    private Holiday read(UUID id) {
        return LIST
                .page(transaction.handle(), ListQuery.first(1), new Visible("h.id = ?", List.of(id)))
                .items()
                .stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound(RECORD, id));
    }
}
