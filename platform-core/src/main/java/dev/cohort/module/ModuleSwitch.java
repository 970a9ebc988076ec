package dev.cohort.module;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.module.ModuleJars.LoadedModule;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.tenancy.Migrations;
import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.Tenants;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Switches modules on and off for a tenant, at run time; what a module has stored stays. */
@ApplicationScoped
public class ModuleSwitch {
    private final InstalledModules modules;
    private final Migrations migrations;
    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final Audit audit;
    private final BeanManager beans;
    private final Clock clock;

    @Inject
    ModuleSwitch(
            InstalledModules modules,
            Migrations migrations,
            Tenants tenants,
            TenantTransaction transaction,
            Transactions transactions,
            Audit audit,
            BeanManager beans,
            Clock clock) {
        this.modules = modules;
        this.migrations = migrations;
        this.tenants = tenants;
        this.transaction = transaction;
        this.transactions = transactions;
        this.audit = audit;
        this.beans = beans;
        this.clock = clock;
    }

    /**
     * A module as a tenant's administrator sees it, or the vendor.
     *
     * @param running whether it was started: a jar that could not be used is listed with the reason
     * @param failure why it cannot run here, if so
     * @param tenants at how many it is on; told to the vendor only
     * @param failures where it could not be set up, and why; told to the vendor only
     */
    public record ModuleState(
            String id,
            String title,
            String description,
            String version,
            boolean running,
            boolean enabled,
            List<String> needs,
            List<String> neededBy,
            @Nullable String failure,
            @Nullable Integer tenants,
            @Nullable List<FailedAt> failures) {}

    /**
     * A tenant where a module could not be set up.
     *
     * @param tenant its slug
     * @param failure what the database said
     * @param requestId what the lines of the log carry
     */
    public record FailedAt(String tenant, String failure, String requestId) {}

    /**
     * Every installed module with its state for the tenant at hand, and every jar that could not be used, with the reason.
     * The vendor has no modules switched on, and sees where they are.
     */
    @RequiresPermission(CorePermissions.MODULES_READ)
    public List<ModuleState> list() {
        Tenant tenant = tenants.byId(Context.tenant().id());
        List<ModuleState> states = new ArrayList<>(tenant.isVendor() ? everywhere() : here(tenant));
        modules.refused()
                .forEach((name, why) -> states.add(
                        new ModuleState(name, name, "", "", false, false, List.of(), List.of(), why, null, null)));
        return states;
    }

    private List<ModuleState> here(Tenant tenant) {
        Map<String, String> failures = failures(tenant);
        return modules.all().stream()
                .map(module -> state(tenant, module, failures.get(module.id())))
                .toList();
    }

    private List<ModuleState> everywhere() {
        record Row(
                String slug,
                String moduleId,
                boolean enabled,
                @Nullable String failure,
                String failureRequest) {}
        List<Row> rows = transactions.inNew(
                registry(),
                () -> transaction.handle().createQuery("""
                        select t.slug, m.module_id, m.enabled, m.failure, m.failure_request
                        from tenant_module m join tenant t on t.id = m.tenant_id
                        where t.status <> 'DELETED' and (m.enabled or m.failure is not null)
                        order by t.slug
                        """).mapTo(Row.class).list());
        return modules.all().stream()
                .map(module -> {
                    List<Row> own = rows.stream()
                            .filter(row -> row.moduleId().equals(module.id()))
                            .toList();
                    List<FailedAt> failed = own.stream()
                            .filter(row -> row.failure() != null)
                            .map(row -> new FailedAt(row.slug(), String.valueOf(row.failure()), row.failureRequest()))
                            .toList();
                    int on = (int) own.stream().filter(Row::enabled).count();
                    return state(tenants.vendor(), module, null, on, failed);
                })
                .toList();
    }

    /**
     * Switches a module on or off for the tenant at hand.
     *
     * @throws Problem 404 when there is no such module; 409 {@code module-needs} when another it needs is off; 409
     *     {@code module-needed} when another that is on needs it; 409 {@code module-failed} when its migration failed
     */
    @RequiresPermission(CorePermissions.MODULES_CHANGE)
    public ModuleState set(String moduleId, boolean enabled) {
        Tenant tenant = tenants.byId(Context.tenant().id());
        LoadedModule module = modules.find(moduleId).orElseThrow(() -> Problem.notFound("module", moduleId));
        if (tenant.hasModule(moduleId) != enabled) {
            if (enabled) {
                requireNeeds(tenant, module);
                migrate(tenant, module);
            } else {
                requireNotNeeded(tenant, module);
            }
            // The registry's row lies in another schema: written inside, it is not switched when the audit cannot be.
            transactions.in(() -> {
                audit.noted(enabled ? "enable" : "disable", "module", null, Map.of("module", moduleId), null);
                write(tenant, moduleId, enabled);
                return moduleId;
            });
        }
        Tenant now = tenants.byId(tenant.id());
        return state(now, module, failures(now).get(moduleId));
    }

    /** Migrates the tenant's schema for the module and switches it on. */
    public void enable(Tenant tenant, String moduleId) {
        LoadedModule module = modules.find(moduleId).orElseThrow(() -> Problem.notFound("module", moduleId));
        migrate(tenant, module);
        write(tenant, moduleId, true);
    }

    private void migrate(Tenant tenant, LoadedModule module) {
        Optional<String> failure = migrations.migrateModule(tenant, module);
        if (failure.isPresent())
            // What the database said is the vendor's to read: it stands in the log, and in the vendor's list.
            throw Problem.conflict("module-failed").with("module", module.id());
    }

    /** The modules asked for together with all that they need, those first; nothing asked for means the standard ones. */
    public List<String> withNeeded(@Nullable List<String> wanted) {
        List<String> start = wanted != null
                ? wanted
                : modules.all().stream()
                        .filter(module -> module.module().enabledByDefault())
                        .map(LoadedModule::id)
                        .toList();
        Set<String> ordered = new LinkedHashSet<>();
        start.forEach(id -> addWithNeeded(id, ordered));
        return List.copyOf(ordered);
    }

    private void addWithNeeded(String id, Set<String> ordered) {
        LoadedModule module =
                modules.find(id).orElseThrow(() -> Problem.invalid().at("modules", "unknown-module", "value", id));
        module.dependencies().forEach(needed -> addWithNeeded(needed, ordered));
        ordered.add(id);
    }

    /** Lets core and the tenant's modules fill it with demonstration data. */
    public void fillWithDemoData(Tenant tenant) {
        List<Bean<?>> contents = new ArrayList<>(beans.getBeans(DemoContent.class, Any.Literal.INSTANCE));
        List<String> order =
                new ArrayList<>(modules.all().stream().map(LoadedModule::id).toList());
        List<DemoContent> found = contents.stream()
                .map(bean ->
                        (DemoContent) beans.getReference(bean, DemoContent.class, beans.createCreationalContext(bean)))
                .sorted((a, b) -> Integer.compare(order.indexOf(a.moduleId()), order.indexOf(b.moduleId())))
                .toList();
        for (DemoContent content : found) {
            if (!content.moduleId().isEmpty() && !tenant.hasModule(content.moduleId())) continue;
            // The request may have a transaction of its own at the vendor: its key of idempotency.
            transactions.inNew(RequestContext.system(tenant, "demo", "demo"), () -> {
                content.create();
                return content;
            });
        }
    }

    private ModuleState state(Tenant tenant, LoadedModule module, @Nullable String failure) {
        return state(tenant, module, failure, null, null);
    }

    private ModuleState state(
            Tenant tenant,
            LoadedModule module,
            @Nullable String failure,
            @Nullable Integer on,
            @Nullable List<FailedAt> failed) {
        Locale locale = Context.current().locale();
        return new ModuleState(
                module.id(),
                Texts.get(locale, "module." + module.id() + ".title"),
                Texts.get(locale, "module." + module.id() + ".description"),
                module.version(),
                true,
                tenant.hasModule(module.id()),
                module.dependencies(),
                modules.all().stream()
                        .filter(other -> other.dependencies().contains(module.id()))
                        .map(LoadedModule::id)
                        .toList(),
                failure,
                on,
                failed);
    }

    private void requireNeeds(Tenant tenant, LoadedModule module) {
        List<String> missing = module.dependencies().stream()
                .filter(id -> !tenant.hasModule(id))
                .toList();
        if (!missing.isEmpty())
            throw Problem.conflict("module-needs")
                    .with("module", module.id())
                    .with("needs", String.join(", ", missing));
    }

    private void requireNotNeeded(Tenant tenant, LoadedModule module) {
        List<String> users = modules.all().stream()
                .filter(other -> other.dependencies().contains(module.id()) && tenant.hasModule(other.id()))
                .map(LoadedModule::id)
                .toList();
        if (!users.isEmpty())
            throw Problem.conflict("module-needed")
                    .with("module", module.id())
                    .with("neededBy", String.join(", ", users));
    }

    /** Module to the sentence for the tenant's people, with the reference that finds the reason in the log. */
    private Map<String, String> failures(Tenant tenant) {
        Locale locale = Context.current().locale();
        record Failed(String moduleId, String failureRequest) {}
        List<Failed> failed = transactions.inNew(registry(), () -> transaction
                .handle()
                .createQuery("""
                        select module_id, failure_request from tenant_module
                        where tenant_id = :tenant and failure is not null
                        """)
                .bind("tenant", tenant.id())
                .mapTo(Failed.class)
                .list());
        Map<String, String> sentences = new HashMap<>();
        for (Failed each : failed)
            sentences.put(
                    each.moduleId(),
                    Texts.get(locale, "module.not-set-up", Map.of("requestId", each.failureRequest())));
        return sentences;
    }

    private void write(Tenant tenant, String moduleId, boolean enabled) {
        transactions.inNew(registry(), () -> transaction
                .handle()
                .createUpdate("""
                        insert into tenant_module (tenant_id, module_id, enabled, changed_at)
                        values (:tenant, :module, :enabled, :now)
                        on conflict (tenant_id, module_id) do update
                        set enabled = excluded.enabled, changed_at = excluded.changed_at
                        """)
                .bind("tenant", tenant.id())
                .bind("module", moduleId)
                .bind("enabled", enabled)
                .bind("now", OffsetDateTime.now(clock))
                .execute());
        tenants.forget(tenant.slug());
    }

    private RequestContext registry() {
        return RequestContext.system(tenants.vendor(), "registry", "registry");
    }
}
