package dev.cohort.leads;

import static dev.cohort.rest.Listing.Trait.ARRAY;
import static dev.cohort.rest.Listing.Trait.FILTER_ONLY;
import static dev.cohort.rest.Listing.Trait.JOINED;
import static dev.cohort.rest.Listing.Trait.NULLABLE;
import static dev.cohort.rest.Listing.Trait.SORT_ONLY;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.RequiresPermission;
import dev.cohort.customfield.CustomFields;
import dev.cohort.customfield.FieldColumns;
import dev.cohort.imports.BroughtIn;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.person.PersonSearch;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.ListQuery.Filter;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Listing.Asked;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Leads many at a time: list, count and board, each by one query within the caller's scope. */
@ApplicationScoped
public class LeadLists {
    private static final int MOST_CARDS = 100;
    static final Listing<LeadRow> LEADS = listing(LeadRow.TABLES);

    // Counting needs no names: without the joins it takes a third of the time.
    private static final Listing<LeadRow> COUNTED = listing("lead l");
    private static final Set<String> OF_PERSON = Set.of("email", "phone", "quality");

    private static Listing<LeadRow> listing(String tables) {
        return BroughtIn.filters(
                        Listing.of(LeadRow.class)
                                .select(LeadRow.COLUMNS)
                                .from(tables)
                                .where("l.deleted_at is null")
                                .id("l.id")
                                .field("id", "l.id", UUID.class, FILTER_ONLY)
                                .field("createdAt", "l.created_at", Instant.class)
                                .field("changedAt", "l.changed_at", Instant.class)
                                .field("stageSince", "l.stage_since", Instant.class)
                                .field("nextStepAt", "l.next_step_at", Instant.class, NULLABLE)
                                .field("score", "l.score", Integer.class)
                                .field("name", "p.sort_name", String.class, SORT_ONLY, JOINED)
                                .field("lastName", "p.sort_name", String.class, SORT_ONLY, JOINED)
                                .field("number", "l.number_value", Long.class)
                                .field("stageRank", "l.stage_rank", Integer.class, SORT_ONLY)
                                .field("status", "l.status", String.class, FILTER_ONLY)
                                .field("stage", "l.stage", String.class, FILTER_ONLY)
                                .field("source", "l.source", String.class)
                                .field("medium", "l.medium", String.class, FILTER_ONLY)
                                .field("campaign", "l.campaign", String.class, FILTER_ONLY)
                                .field("interest", "l.interest", String.class, NULLABLE, FILTER_ONLY)
                                .field("externalId", "l.external_id", String.class, NULLABLE, FILTER_ONLY)
                                .field("owner", "l.owner_id", UUID.class, NULLABLE, FILTER_ONLY)
                                .field("ownerId", "l.owner_id", UUID.class, NULLABLE, FILTER_ONLY)
                                .field("team", "l.team_id", UUID.class, NULLABLE, FILTER_ONLY)
                                .field("branch", "l.branch_id", UUID.class, NULLABLE, FILTER_ONLY)
                                .field("branchId", "l.branch_id", UUID.class, NULLABLE, FILTER_ONLY)
                                .field("person", "l.person_id", UUID.class, FILTER_ONLY)
                                .field("tag", "l.tags", String.class, ARRAY)
                                .field("tags", "l.tags", String.class, ARRAY)
                                .field("email", "p.email_normalized", String.class, NULLABLE, FILTER_ONLY)
                                .field("phone", "p.phone_e164", String.class, NULLABLE, FILTER_ONLY)
                                .field("lastSource", "coalesce(l.last_source, l.source)", String.class, FILTER_ONLY)
                                .field("lastMedium", "coalesce(l.last_medium, l.medium)", String.class, FILTER_ONLY)
                                .field(
                                        "lastCampaign",
                                        "coalesce(l.last_campaign, l.campaign)",
                                        String.class,
                                        FILTER_ONLY)
                                .field("clockFrom", "l.clock_from", Instant.class, NULLABLE, FILTER_ONLY)
                                .field("humanTouchAt", "l.human_touch_at", Instant.class, NULLABLE, FILTER_ONLY)
                                .field("humanSeconds", "l.human_seconds", Integer.class, NULLABLE, FILTER_ONLY)
                                .field("automaticSeconds", "l.automatic_seconds", Integer.class, NULLABLE, FILTER_ONLY)
                                .field("reachedStep", LeadFunnels.FURTHEST, Integer.class, FILTER_ONLY)
                                .field("archived", "l.archived", Boolean.class, FILTER_ONLY)
                                .field("quality", LeadQuality.BROKEN, String.class, ARRAY, FILTER_ONLY),
                        "l.id")
                .sortedBy("-createdAt")
                .build();
    }

    private final TenantTransaction transaction;
    private final CustomFields fields;
    private final LeadStatuses statuses;

    @Inject
    LeadLists(TenantTransaction transaction, CustomFields fields, LeadStatuses statuses) {
        this.transaction = transaction;
        this.fields = fields;
        this.statuses = statuses;
    }

    /** The list with the tenant's own fields, where the query asks for one. */
    private Listing<LeadRow> with(Listing<LeadRow> list, ListQuery query) {
        return with(list, query, fields);
    }

    static Listing<LeadRow> with(Listing<LeadRow> list, ListQuery query, CustomFields fields) {
        return FieldColumns.asked(list, query, fields, Leads.RECORD, "l.custom_fields");
    }

    /** One page; see {@code GET /leads} for the fields to filter and sort by. */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public Page<LeadSummary> list(ListQuery query) {
        checkStatuses(query);
        ListQuery sql = sql(query);
        ListQuery uncounted = new ListQuery(sql.limit(), sql.after(), sql.sort(), sql.q(), false, sql.filters());
        Page<LeadSummary> page =
                with(LEADS, query).page(handle(), uncounted, reached(query)).map(LeadRow::summary);
        return query.count() ? new Page<>(page.items(), page.next(), count(query)) : page;
    }

    /** As {@link #list}, within a further condition, for those who have asked for the permission of it. */
    Page<LeadSummary> page(ListQuery query, Visible further) {
        checkStatuses(query);
        List<Visible> conditions = new ArrayList<>(List.of(reached(query)));
        conditions.add(further);
        return with(LEADS, query)
                .page(handle(), sql(query), conditions.toArray(Visible[]::new))
                .map(LeadRow::summary);
    }

    /** Rows by their number, for a grid. */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public List<LeadSummary> rows(ListQuery query, int offset) {
        return with(LEADS, query).rows(handle(), sql(query), offset, reached(query)).stream()
                .map(LeadRow::summary)
                .toList();
    }

    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public long count(ListQuery query) {
        return with(counted(query), query).count(handle(), sql(query), reached(query));
    }

    /** How many leads each of these finds, by one query; none is counted further than {@code most}. */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public List<Long> counts(List<ListQuery> queries, long most) {
        List<Asked> asked = queries.stream()
                .map(query -> new Asked(with(counted(query), query), sql(query), reached(query)))
                .toList();
        return Listing.counts(handle(), asked, most);
    }

    private static Listing<LeadRow> counted(ListQuery query) {
        boolean ofPerson = query.filters().stream().anyMatch(filter -> OF_PERSON.contains(filter.field()));
        return ofPerson ? LEADS : COUNTED;
    }

    /** What the board is narrowed to; null leaves open. */
    public record BoardFilter(
            @Nullable UUID ownerId,
            @Nullable UUID branchId,
            @Nullable String source,
            @Nullable String q) {
        public static final BoardFilter NONE = new BoardFilter(null, null, null, null);
    }

    /**
     * The board: every active status with its count and its first cards, the latest arrivals first. More cards of a column
     * are a list: {@code status=KEY&sort=-stageSince}.
     *
     * @param limit most cards of a column, 1 to {@value #MOST_CARDS}
     */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public LeadBoard board(int limit, BoardFilter filter) {
        if (limit < 1 || limit > MOST_CARDS)
            throw Problem.malformed("limit-out-of-range").with("limit", limit).with("max", MOST_CARDS);
        return LeadBoard.read(handle(), limit, narrowed(filter));
    }

    private static List<Visible> narrowed(BoardFilter filter) {
        List<Visible> conditions = new ArrayList<>();
        conditions.add(Access.visible(LeadPermissions.READ, "l"));
        if (filter.ownerId() != null) conditions.add(new Visible("l.owner_id = ?", List.of(filter.ownerId())));
        if (filter.branchId() != null) conditions.add(new Visible("l.branch_id = ?", List.of(filter.branchId())));
        if (filter.source() != null) conditions.add(new Visible("l.source = ?", List.of(filter.source())));
        if (filter.q() != null) conditions.add(found(filter.q()));
        return conditions;
    }

    /** A status that there is none of would be answered by an empty list, as if nobody stood there. */
    private void checkStatuses(ListQuery query) {
        for (Filter filter : query.filters()) {
            boolean status = filter.field().equals("status");
            if (!status && !filter.field().equals("stage")) continue;
            List<String> known = status
                    ? statuses.all().stream().map(LeadStatus::key).toList()
                    : Arrays.stream(LeadStage.values()).map(LeadStage::key).toList();
            for (String value : filter.values())
                if (!value.isEmpty() && !known.contains(value))
                    throw Problem.malformed("unknown-filter-value")
                            .with("field", filter.field())
                            .with("value", value)
                            .with("known", known)
                            .at(filter.field(), "unknown-value");
        }
    }

    /** The status orders by its stage, a number is known by its digits; a text is searched for by {@link #found}. */
    static ListQuery sql(ListQuery query) {
        String[] sort = query.sort().stream()
                .map(name -> name.equals("status") || name.equals("stage")
                        ? "stageRank"
                        : name.equals("-status") || name.equals("-stage") ? "-stageRank" : name)
                .toArray(String[]::new);
        List<Filter> filters = query.filters().stream()
                .map(filter -> filter.field().equals("number") ? byDigits(filter) : filter)
                .toList();
        return new ListQuery(query.limit(), query.after(), List.of(sort), null, query.count(), filters);
    }

    private static Filter byDigits(Filter filter) {
        return new Filter(
                filter.field(),
                filter.comparison(),
                filter.values().stream()
                        .map(value ->
                                Objects.requireNonNullElse(number(value), value).toString())
                        .toList());
    }

    static Visible[] reached(ListQuery query) {
        Visible visible = Access.visible(LeadPermissions.READ, "l");
        return query.q() == null ? new Visible[] {visible} : new Visible[] {visible, found(query.q())};
    }

    /**
     * Leads whose person's names, e-mail, company or phone hold every word, and the lead of that number. A sub-query, so
     * that the trigram index finds the persons and no "or" stands in its way.
     */
    static Visible found(String text) {
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder(
                "l.id in (select fl.id from person fp join lead fl on fl.person_id = fp.id where true");
        words(text, "fp", sql, values);
        // Apart, so that either side of the join is found by its index.
        sql.append(" union all select ml.id from person mp join lead ml on ml.person_id = mp.merged_into"
                + " where mp.merged_into is not null");
        words(text, "mp", sql, values);
        Long number = number(text);
        if (number != null) {
            sql.append(" union all select coalesce(nl.merged_into, nl.id) from lead nl where nl.number_value = ?");
            values.add(number);
        }
        return new Visible(sql.append(')').toString(), values);
    }

    private static void words(String text, String person, StringBuilder sql, List<Object> values) {
        for (String word : PersonSearch.words(text)) {
            sql.append(" and ").append(person).append(".search_text like ?");
            values.add('%' + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%');
        }
    }

    /** {@code L-001274}, {@code l1274} and {@code 1274} all mean the lead of that number. */
    static @Nullable Long number(String text) {
        String digits = text.strip();
        if (digits.regionMatches(true, 0, "L", 0, 1)) digits = digits.substring(1);
        if (digits.startsWith("-")) digits = digits.substring(1);
        boolean fits = !digits.isEmpty() && digits.length() <= 15;
        return fits && digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.valueOf(digits) : null;
    }

    private Handle handle() {
        return transaction.handle();
    }
}
