package dev.cohort.tenancy.export;

import dev.cohort.access.Caller;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.persistence.DatabaseFault;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.rest.Json;
import dev.cohort.tenancy.AdminConnection;
import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.TenantBelongings;
import dev.cohort.tenancy.TenantStatus;
import dev.cohort.tenancy.Tenants;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Hands a tenant's data out: each table of its schema as a CSV file, all of one moment, in one ZIP. It is written to disk
 * first and sent then: so the database holds its snapshot no longer than it has to, however slowly the file is fetched,
 * and what fails has failed before the first byte is sent.
 */
@ApplicationScoped
public class TenantExports {
    private static final Set<TenantStatus> WITH_DATA =
            Set.of(TenantStatus.ACTIVE, TenantStatus.MAINTENANCE, TenantStatus.SUSPENDED, TenantStatus.ARCHIVED);

    private final Tenants tenants;
    private final AdminConnection admin;
    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final Audit audit;
    private final Clock clock;
    private final Iterable<TenantBelongings> belongings;

    @Inject
    TenantExports(
            Tenants tenants,
            AdminConnection admin,
            TenantTransaction transaction,
            Transactions transactions,
            Audit audit,
            Clock clock,
            @Any Instance<TenantBelongings> belongings) {
        this(tenants, admin, transaction, transactions, audit, clock, (Iterable<TenantBelongings>) belongings);
    }

    TenantExports(
            Tenants tenants,
            AdminConnection admin,
            TenantTransaction transaction,
            Transactions transactions,
            Audit audit,
            Clock clock,
            Iterable<TenantBelongings> belongings) {
        this.belongings = belongings;
        this.tenants = tenants;
        this.admin = admin;
        this.transaction = transaction;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes an export; the caller sends it, or closes it.
     *
     * @throws Problem 404 when there is no such tenant; 409 {@code tenant-status} when it has no data yet
     */
    @RequiresPermission(CorePermissions.TENANT_EXPORT)
    public ExportFile take(String slug) {
        Tenants.requireVendorHost();
        Tenant tenant = tenants.byId(tenants.get(slug).id());
        if (tenant.isVendor()) throw Problem.notFound("tenant", slug);
        if (!WITH_DATA.contains(tenant.status()))
            throw Problem.conflict("tenant-status")
                    .with("slug", slug)
                    .with("status", tenant.status())
                    .with("action", "export");
        try {
            Path file = Files.createTempFile(folder(), "export-", ".zip");
            try {
                return new ExportFile(tenant, file, write(tenant, file));
            } catch (SQLException | IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException("The export cannot be written: " + e.getMessage(), e);
        }
    }

    private Manifest write(Tenant tenant, Path file) throws SQLException, IOException {
        try (Connection connection = admin.openAs(tenant.schema());
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_SPEED);
            // Before the snapshot: what was committed until then is in it.
            Instant takenAt = Instant.now(clock);
            Manifest manifest =
                    Manifest.of(tenant, takenAt, Snapshot.of(connection).writeTo(zip));
            for (TenantBelongings each : belongings)
                each.copyTo(tenant, (name, content) -> {
                    zip.putNextEntry(new ZipEntry(name));
                    content.writeTo(zip);
                    zip.closeEntry();
                });
            zip.putNextEntry(new ZipEntry(Manifest.FILE));
            zip.write(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
            zip.closeEntry();
            return manifest;
        }
    }

    /** The server's own folder for what does not last: emptied at each start, and on the disk of its data. */
    private static Path folder() {
        return Path.of(System.getProperty("jboss.server.temp.dir", System.getProperty("java.io.tmpdir")));
    }

    /** Sends an export. It counts as made once its last byte is on the way, and before the answer ends. */
    @RequiresPermission(CorePermissions.TENANT_EXPORT)
    public void send(ExportFile file, OutputStream out) throws IOException {
        Tenants.requireVendorHost();
        try (file) {
            file.copyTo(out);
        }
        note(file);
    }

    /** The tenant's own audit tells it too: the vendor has taken the data out of the house. */
    private void note(ExportFile file) {
        Tenant tenant = file.tenant();
        Manifest manifest = file.manifest();
        Map<String, Object> what = Map.of(
                "takenAt", manifest.takenAt(),
                "tables", manifest.tables().size(),
                "rows", manifest.rows());
        transactions.inNew(vendorAt(tenant), () -> {
            audit.noted("export", "tenant", tenant.id(), what, null);
            return tenant;
        });
        transactions.inNew(Context.current(), () -> {
            audit.noted("export", "tenant", tenant.id(), what, null);
            return transaction
                    .handle()
                    .createUpdate("""
                            update tenant set exported_at = greatest(exported_at, :taken) where id = :id
                            """)
                    .bind("taken", manifest.takenAt().atOffset(ZoneOffset.UTC))
                    .bind("id", tenant.id())
                    .execute();
        });
    }

    /** Who did it, in the words of the tenant: no member of its own. */
    private static RequestContext vendorAt(Tenant tenant) {
        RequestContext here = Context.current();
        String name = Texts.get(tenant.locale(), "audit.vendor", here.caller().name());
        Caller vendor = new Caller(Caller.Kind.SYSTEM, null, name, null, null, Set.of(), Set.of(), Map.of());
        return new RequestContext(
                tenant, vendor, tenant.locale(), tenant.zone(), here.door(), here.address(), here.requestId());
    }
}
