package dev.cohort.branch;

import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.Json;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Page;
import dev.cohort.rest.Patch;
import dev.cohort.rest.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The branches of a centre. One is never deleted: records stand in it; it is closed. */
@ApplicationScoped
public class Branches {
    /** Under this name branches stand in the audit. */
    public static final String RECORD = "branch";

    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());
    private static final Listing<Row> LIST = Listing.of(Row.class)
            .select("b.id, b.name, b.time_zone, b.region, b.address, b.phone, b.working_hours::text as working_hours,"
                    + " b.active, b.created_at, b.changed_at, b.version")
            .from("branch b")
            .id("b.id")
            .field("name", "b.name", String.class)
            .field("region", "b.region", String.class, Listing.Trait.FILTER_ONLY)
            .field("active", "b.active", Boolean.class, Listing.Trait.FILTER_ONLY)
            .field("createdAt", "b.created_at", Instant.class)
            .search("lower(b.name) like ?")
            .sortedBy("createdAt")
            .build();

    private final TenantTransaction transaction;
    private final EntityManager entities;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Branches(TenantTransaction transaction, EntityManager entities, Audit audit, Clock clock) {
        this.transaction = transaction;
        this.entities = entities;
        this.audit = audit;
        this.clock = clock;
    }

    /** A row of the table. */
    record Row(
            UUID id,
            String name,
            String timeZone,
            String region,
            @Nullable String address,
            @Nullable String phone,
            String workingHours,
            boolean active,
            Instant createdAt,
            Instant changedAt,
            int version) {

        BranchDetails details() {
            return new BranchDetails(
                    id,
                    name,
                    timeZone,
                    region,
                    address,
                    phone,
                    hours(workingHours),
                    active,
                    createdAt,
                    changedAt,
                    version);
        }
    }

    static List<OpenHours> hours(String json) {
        return List.of(Json.read(json, OpenHours[].class));
    }

    /** One page; see {@code GET /branches} for the fields to filter and sort by. */
    @Transactional
    @RequiresPermission(CorePermissions.BRANCH_READ)
    public Page<BranchDetails> list(ListQuery query) {
        return LIST.page(transaction.handle(), query).map(Row::details);
    }

    @Transactional
    @RequiresPermission(CorePermissions.BRANCH_READ)
    public BranchDetails get(UUID id) {
        return read(id);
    }

    /** @throws Problem 422 {@code invalid} naming the fields */
    @Transactional
    @RequiresPermission(CorePermissions.BRANCH_CHANGE)
    public BranchDetails create(BranchFields wanted) {
        BranchFields fields = clean(wanted);
        UUID id = Ids.next();
        entities.persist(new Branch(id, fields, clock));
        entities.flush();
        audit.created(RECORD, id, fields);
        return read(id);
    }

    /**
     * Changes a branch.
     *
     * @throws Problem 409 {@code last-branch} when no other would be open, 412 {@code stale-version}, 422
     *     {@code invalid}
     */
    @Transactional
    @RequiresPermission(CorePermissions.BRANCH_CHANGE)
    public BranchDetails change(UUID id, int version, Patch<BranchFields> patch) {
        Branch branch =
                Optional.ofNullable(entities.find(Branch.class, id)).orElseThrow(() -> Problem.notFound(RECORD, id));
        Versioned.check(version, branch.version());
        BranchDetails now = read(id);
        BranchFields before = new BranchFields(
                now.name(), now.timeZone(), now.region(), now.address(), now.phone(), now.workingHours(), now.active());
        BranchFields after = clean(patch.on(before));
        if (after.equals(before)) return now;
        if (now.active() && !Boolean.TRUE.equals(after.active())) checkAnother(id);
        branch.change(after, clock);
        entities.flush();
        audit.changed(RECORD, id, before, after);
        return read(id);
    }

    /** Locked, so that two who close the last two at once do not both find the other's open. */
    private void checkAnother(UUID id) {
        List<UUID> open = transaction
                .handle()
                .createQuery("select id from branch where active order by id for update")
                .mapTo(UUID.class)
                .list();
        if (open.stream().allMatch(id::equals))
            throw Problem.conflict("last-branch").with("branch", id);
    }

    private BranchDetails read(UUID id) {
        Visible one = new Visible("b.id = ?", List.of(id));
        return LIST.page(transaction.handle(), ListQuery.first(1), one).items().stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound(RECORD, id))
                .details();
    }

    private static BranchFields clean(BranchFields wanted) {
        String zone = Objects.requireNonNullElse(
                wanted.timeZone(), Context.tenant().zone().getId());
        String region = Objects.requireNonNullElse(
                        wanted.region(), Context.tenant().region())
                .toUpperCase(Locale.ROOT);
        if (!ZoneId.getAvailableZoneIds().contains(zone))
            throw Problem.invalid().at("timeZone", "unknown-zone", "value", zone);
        if (!REGIONS.contains(region)) throw Problem.invalid().at("region", "unknown-country", "value", region);
        return new BranchFields(
                wanted.name().strip(),
                zone,
                region,
                blankless(wanted.address()),
                blankless(wanted.phone()),
                clean(Objects.requireNonNull(wanted.workingHours())),
                wanted.active());
    }

    private static @Nullable String blankless(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static List<OpenHours> clean(List<OpenHours> wanted) {
        List<OpenHours> hours = wanted.stream()
                .sorted(Comparator.comparing(OpenHours::day).thenComparing(OpenHours::from))
                .toList();
        for (int i = 0; i < hours.size(); i++) {
            OpenHours span = hours.get(i);
            if (span.isBackwards())
                throw Problem.invalid().at("workingHours", "end-before-start", "value", span.from() + "–" + span.to());
            if (i > 0 && hours.get(i - 1).overlaps(span))
                throw Problem.invalid().at("workingHours", "overlapping-hours", "value", span.from());
        }
        return hours;
    }
}
