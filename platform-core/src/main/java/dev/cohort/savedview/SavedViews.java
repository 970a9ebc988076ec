package dev.cohort.savedview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.rest.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Views of lists: everybody keeps their own; who may share lets colleagues have them. */
@ApplicationScoped
public class SavedViews {
    /** Under this name views stand in the audit. */
    public static final String RECORD = "view";

    /** Most views of one member and list. */
    static final int MOST = 100;

    private static final String VIEWS = """
            select v.id, v.version, v.list, v.name, v.member_id = :me as mine, m.name as owner, v.shared, v.default_role,
                v.query, v.columns, v.created_at, v.changed_at
            from saved_view v join member m on m.id = v.member_id
            where (v.member_id = :me or v.shared)
            """;

    private final TenantTransaction transaction;
    private final Audit audit;
    private final Clock clock;

    @Inject
    SavedViews(TenantTransaction transaction, Audit audit, Clock clock) {
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /** The caller's own views and those that are shared, in order; of every list without one. */
    @Transactional
    @RequiresPermission(CorePermissions.VIEW_SAVE)
    public List<SavedView> all(@Nullable String list) {
        return transaction
                .handle()
                .createQuery(
                        VIEWS
                                + " and (cast(:list as text) is null or v.list = :list) order by v.list, v.position, v.created_at, v.id")
                .bind("me", me())
                .bind("list", list)
                .map(SavedViews::read)
                .list();
    }

    /** The view, or 404 when there is none that the caller may see. */
    @Transactional
    @RequiresPermission(CorePermissions.VIEW_SAVE)
    public SavedView get(UUID id) {
        return transaction
                .handle()
                .createQuery(VIEWS + " and v.id = :id")
                .bind("me", me())
                .bind("id", id)
                .map(SavedViews::read)
                .findOne()
                .orElseThrow(() -> Problem.notFound(RECORD, id));
    }

    /** The view that people of the caller's roles begin a list with. */
    @Transactional
    @RequiresPermission(CorePermissions.VIEW_SAVE)
    public Optional<SavedView> standard(String list) {
        return all(list).stream()
                .filter(view -> view.shared()
                        && view.defaultRole() != null
                        && Context.caller().roles().contains(view.defaultRole()))
                .findFirst();
    }

    @Transactional
    @RequiresPermission(CorePermissions.VIEW_SAVE)
    public SavedView create(ViewSpec wanted) {
        check(wanted);
        UUID id = Ids.next();
        long own = transaction
                .handle()
                .createQuery("select count(*) from saved_view where member_id = ? and list = ?")
                .bind(0, me())
                .bind(1, wanted.list())
                .mapTo(Long.class)
                .one();
        if (own >= MOST) throw Problem.invalid().at("list", "too-many", "max", MOST);
        transaction
                .handle()
                .createUpdate("""
                        insert into saved_view (id, list, name, member_id, shared, default_role, query, columns, position,
                            created_at, changed_at)
                        values (:id, :list, :name, :me, :shared, :role, :query, :columns::jsonb,
                            (select coalesce(max(position), 0) + 10 from saved_view where member_id = :me and list = :list),
                            :now, :now)
                        """)
                .bind("id", id)
                .bind("list", wanted.list())
                .bind("name", wanted.name().strip())
                .bind("me", me())
                .bind("shared", wanted.isShared())
                .bind("role", wanted.defaultRole())
                .bind("query", wanted.query())
                .bind("columns", Json.tree(wanted.columns()).toString())
                .bind("now", Instant.now(clock))
                .execute();
        audit.created(RECORD, id, wanted);
        return get(id);
    }

    /**
     * Changes a view of one's own; one that is shared also by who may share.
     *
     * @throws Problem 412 {@code stale-version}, 403 {@code permission-missing}
     */
    @Transactional
    @RequiresPermission(CorePermissions.VIEW_SAVE)
    public SavedView change(UUID id, int version, Patch<ViewSpec> patch) {
        SavedView before = mine(id);
        Versioned.check(version, before.version());
        ViewSpec after = patch.on(before.spec());
        if (!after.list().equals(before.list())) throw Problem.invalid().at("list", "custom-stays");
        check(after);
        transaction
                .handle()
                .createUpdate("""
                        update saved_view set name = :name, shared = :shared, default_role = :role, query = :query,
                            columns = :columns::jsonb, changed_at = :now, version = version + 1
                        where id = :id
                        """)
                .bind("id", id)
                .bind("name", after.name().strip())
                .bind("shared", after.isShared())
                .bind("role", after.defaultRole())
                .bind("query", after.query())
                .bind("columns", Json.tree(after.columns()).toString())
                .bind("now", Instant.now(clock))
                .execute();
        audit.changed(RECORD, id, before.spec(), after);
        return get(id);
    }

    @Transactional
    @RequiresPermission(CorePermissions.VIEW_SAVE)
    public void delete(UUID id) {
        SavedView view = mine(id);
        transaction.handle().execute("delete from saved_view where id = ?", id);
        audit.deleted(RECORD, id, view.spec());
    }

    /** Puts the caller's own views of a list in this order. */
    @Transactional
    @RequiresPermission(CorePermissions.VIEW_SAVE)
    public List<SavedView> order(ViewOrder order) {
        for (int i = 0; i < order.ids().size(); i++)
            transaction
                    .handle()
                    .execute(
                            "update saved_view set position = ? where id = ? and member_id = ? and list = ?",
                            (i + 1) * 10,
                            order.ids().get(i),
                            me(),
                            order.list());
        return all(order.list());
    }

    /** The columns of a list as the caller has last left them; empty for the list's own. */
    @Transactional
    @RequiresPermission(CorePermissions.VIEW_SAVE)
    public List<ViewColumn> layout(String list) {
        return transaction
                .handle()
                .createQuery("select columns from list_layout where member_id = ? and list = ?")
                .bind(0, me())
                .bind(1, list)
                .mapTo(String.class)
                .findOne()
                .map(SavedViews::columns)
                .orElse(List.of());
    }

    /** Keeps the columns of a list as the caller leaves them; this is nobody's data and stands in no audit. */
    @Transactional
    @RequiresPermission(CorePermissions.VIEW_SAVE)
    public void keepLayout(String list, List<ViewColumn> columns) {
        transaction
                .handle()
                .createUpdate("""
                        insert into list_layout (member_id, list, columns, changed_at)
                        values (:me, :list, :columns::jsonb, :now)
                        on conflict (member_id, list) do update
                            set columns = excluded.columns, changed_at = excluded.changed_at
                        """)
                .bind("me", me())
                .bind("list", list)
                .bind("columns", Json.tree(columns).toString())
                .bind("now", Instant.now(clock))
                .execute();
    }

    /** The caller's own, or one that the caller may change for all. */
    private SavedView mine(UUID id) {
        SavedView view = get(id);
        if (!view.mine()) Access.require(CorePermissions.VIEW_SHARE);
        return view;
    }

    private static void check(ViewSpec view) {
        if (view.isShared()) Access.require(CorePermissions.VIEW_SHARE);
        if (view.defaultRole() != null && !view.isShared())
            throw Problem.invalid().at("defaultRole", "view-not-shared");
    }

    private static UUID me() {
        UUID id = Context.caller().id();
        if (id == null) throw Problem.forbidden("permission-missing").with("permission", CorePermissions.VIEW_SAVE);
        return id;
    }

    private static SavedView read(ResultSet row, StatementContext context) throws SQLException {
        return new SavedView(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getString("list"),
                row.getString("name"),
                row.getBoolean("mine"),
                row.getString("owner"),
                row.getBoolean("shared"),
                row.getString("default_role"),
                row.getString("query"),
                columns(row.getString("columns")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static List<ViewColumn> columns(String json) {
        try {
            return Json.mapper().readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The columns of a view are not JSON", e);
        }
    }
}
