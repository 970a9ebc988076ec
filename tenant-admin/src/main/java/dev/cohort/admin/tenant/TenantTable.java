package dev.cohort.admin.tenant;

import dev.cohort.module.InstalledModules;
import dev.cohort.tenancy.TenantSummary;
import dev.cohort.ui.DataGrid;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Words;

/** The columns of the list of tenants. */
class TenantTable extends DataGrid<TenantSummary> {
    private final InstalledModules modules;

    TenantTable(InstalledModules modules) {
        super(TenantSummary::slug);
        this.modules = modules;
        addClassName("tall");
        label(Words.of("tenants.title"));
        column("name", Words.of("tenants.column.name"), TenantWords::name)
                .setSortable(true)
                .setWidth("190px")
                .setFlexGrow(3);
        column("status", Words.of("tenants.column.status"), row -> TenantWords.badge(row.status()))
                .setSortable(true)
                .setFlexGrow(0)
                .setWidth("122px");
        column("modules", Words.of("tenants.column.modules"), this::pips)
                .setFlexGrow(0)
                .setWidth("76px");
        text("owner", Words.of("tenants.column.owner"), TenantSummary::ownerEmail)
                .setWidth("150px")
                .setFlexGrow(2);
        text("createdAt", Words.of("tenants.column.created"), row -> Dates.day(row.createdAt()))
                .setSortable(true)
                .setFlexGrow(0)
                .setWidth("112px");
        column("health", Words.of("tenants.column.health"), TenantTable::health)
                .setWidth("140px")
                .setFlexGrow(2);
        phoneCard(row ->
                Markup.span("row grow", TenantWords.name(row), Markup.span("grow"), TenantWords.badge(row.status())));
    }

    private Markup pips(TenantSummary row) {
        Markup[] pips = modules.all().stream()
                .map(module -> Markup.of("i", row.modules().contains(module.id()) ? "on" : "", Markup.EMPTY))
                .toArray(Markup[]::new);
        return Markup.span(
                "row",
                Markup.span("pips", pips),
                Markup.text(String.valueOf(row.modules().size())));
    }

    private static Markup health(TenantSummary row) {
        if (row.failure() != null) return sign("red", Icon.ALERT, Words.of("tenants.broken"));
        return switch (row.status()) {
            case ACTIVE -> sign("green", Icon.CHECK, Words.of("tenants.well"));
            case PROVISIONING -> sign("blue", Icon.CLOCK, Words.of("tenants.under-way"));
            case SUSPENDED -> sign("t3", Icon.LOCK, Words.of("tenants.locked"));
            case ARCHIVED ->
                sign(
                        "t3",
                        Icon.LOCK,
                        Words.of(
                                "tenants.deleted-after",
                                row.deleteAfter() == null ? "" : Dates.day(row.deleteAfter())));
            case DELETED -> sign("t3", Icon.TRASH, Words.of("tenants.being-deleted"));
            case MAINTENANCE -> Markup.meta("–");
        };
    }

    private static Markup sign(String colour, Icon icon, String words) {
        return Markup.span("row g1 " + colour, icon.markup(Icon.Size.SMALL), Markup.span("cut", Markup.text(words)));
    }
}
