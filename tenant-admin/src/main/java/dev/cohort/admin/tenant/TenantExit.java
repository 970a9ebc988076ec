package dev.cohort.admin.tenant;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadEvent;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.problem.Problem;
import dev.cohort.tenancy.TenantDirectory;
import dev.cohort.tenancy.TenantStatus;
import dev.cohort.tenancy.TenantSummary;
import dev.cohort.tenancy.export.ExportFile;
import dev.cohort.tenancy.export.TenantExports;
import dev.cohort.ui.Action;
import dev.cohort.ui.Confirm;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Facts;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Section;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/** A tenant's way out: its data to take along, and its end. */
final class TenantExit extends Section {
    private static final Set<TenantStatus> OPEN =
            Set.of(TenantStatus.ACTIVE, TenantStatus.MAINTENANCE, TenantStatus.SUSPENDED);

    private final TenantDirectory tenants;
    private final TenantExports exports;
    private final TenantSummary tenant;
    private final Runnable changed;

    TenantExit(TenantDirectory tenants, TenantExports exports, TenantSummary tenant, Runnable changed) {
        super(Words.of("tenants.exit"));
        this.tenants = tenants;
        this.exports = exports;
        this.tenant = tenant;
        this.changed = changed;
        add(facts(), actions());
    }

    private Facts facts() {
        Instant exported = tenant.exportedAt();
        Facts facts = new Facts()
                .add(
                        Words.of("tenants.exported"),
                        exported == null ? Words.of("tenants.exported.never") : Dates.moment(exported));
        if (tenant.archivedAt() != null) facts.add(Words.of("tenants.closed"), Dates.moment(tenant.archivedAt()));
        if (tenant.removedAt() != null) facts.add(Words.of("tenants.removed"), Dates.moment(tenant.removedAt()));
        else if (tenant.deleteAfter() != null)
            facts.add(Words.of("tenants.delete-after"), Dates.moment(tenant.deleteAfter()));
        return facts;
    }

    private Div actions() {
        var actions = Parts.div("row wrap");
        boolean open = OPEN.contains(tenant.status());
        if ((open || tenant.status() == TenantStatus.ARCHIVED) && Access.may(CorePermissions.TENANT_EXPORT))
            actions.add(export());
        if (open && Access.may(CorePermissions.TENANT_DELETE))
            actions.add(Action.small(Action.plain(Words.of("tenants.close"), Icon.INBOX, this::askToClose)));
        return actions;
    }

    private Anchor export() {
        var link = new Anchor();
        link.setHref(this::send);
        link.add(Icon.DOWNLOAD.create(Icon.Size.SMALL), new Span(Words.of("tenants.export")));
        link.addClassNames("btn", "s");
        link.getElement().setAttribute("download", true);
        link.getElement().addEventListener("click", event -> Toast.show(Words.of("tenants.exporting", tenant.name())));
        return link;
    }

    private void send(DownloadEvent event) throws IOException {
        ExportFile file = exports.take(tenant.slug());
        event.setFileName(file.name());
        event.setContentType("application/zip");
        exports.send(file, event.getOutputStream());
    }

    /** Asks the registry anew: an export may have been fetched since the panel was opened. */
    private void askToClose() {
        Instant exported = tenants.get(tenant.slug()).exportedAt();
        if (exported == null) throw Problem.conflict("export-needed").with("slug", tenant.slug());
        Confirm.ask(
                Words.of("tenants.close.title", tenant.name()),
                Words.of("tenants.close.text", Dates.day(tenants.removedIfClosedNow()), Dates.moment(exported)),
                Words.of("tenants.close"),
                this::close);
    }

    private void close() {
        tenants.close(tenant.slug());
        changed.run();
        Toast.show(Words.of("tenants.is-closed", tenant.name()));
    }
}
