package dev.cohort.admin.tenant;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.tenancy.NewTenant;
import dev.cohort.tenancy.TenantDirectory;
import dev.cohort.tenancy.TenantStatus;
import dev.cohort.tenancy.TenantSummary;
import dev.cohort.tenancy.export.TenantExports;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Confirm;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Facts;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Peek;
import dev.cohort.ui.Section;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A tenant beside the list, and what may be done to it. */
class TenantPanel extends Peek {
    private static final int SHORT_VERSION = 10;

    private final TenantDirectory tenants;
    private final TenantSummary tenant;
    private final Runnable changed;

    /** @param changed is told after each change */
    TenantPanel(TenantDirectory tenants, TenantExports exports, TenantSummary tenant, Runnable changed) {
        super(tenant.name());
        this.tenants = tenants;
        this.tenant = tenant;
        this.changed = changed;
        top(
                Parts.div("title", Parts.span("", tenant.name())),
                Parts.div("row wrap", TenantWords.badge(tenant.status()).component()),
                actions());
        if (tenant.failure() != null) section(failure(tenant.failure()));
        section(new Section(facts()));
        section(new Section(Words.of("tenants.column.modules"), modules())
                .count(tenant.modules().size()));
        if (tenant.status() != TenantStatus.PROVISIONING) section(new TenantExit(tenants, exports, tenant, changed));
    }

    private Facts facts() {
        var link = new Anchor(tenant.url(), TenantWords.host(tenant));
        link.setTarget("_blank");
        Facts facts = new Facts().add(Words.of("tenants.column.address"), link);
        // What is left of a deleted one names nobody.
        if (!tenant.ownerEmail().isEmpty())
            facts.add(
                    Words.of("tenants.column.owner"),
                    Markup.link("mailto:" + tenant.ownerEmail(), Markup.text(tenant.ownerEmail())));
        return facts.add(Words.of("tenants.column.created"), Dates.day(tenant.createdAt()))
                .add(Words.of("tenants.column.version"), shortened(tenant.coreVersion()));
    }

    /** The schema's version is a long fingerprint; its beginning tells two apart. */
    private static String shortened(String version) {
        return version.length() <= SHORT_VERSION ? version : version.substring(0, SHORT_VERSION);
    }

    private Section failure(String reason) {
        String text =
                switch (tenant.status()) {
                    case PROVISIONING -> "tenants.failure.set-up";
                    case DELETED -> "tenants.failure.removal";
                    case SUSPENDED, ARCHIVED -> "tenants.failure.on-hold";
                    default -> "tenants.failure.migration";
                };
        return new Section(
                Words.of("tenants.failure"),
                new Note(Tone.RED, Icon.ALERT, Markup.text(Words.of(text))),
                Parts.div("reason", Parts.span("", reason)));
    }

    private Div modules() {
        var badges = Parts.div("row wrap");
        tenant.modules()
                .forEach(id -> badges.add(Badge.of(
                        Texts.find(Words.locale(), "module." + id + ".title").orElse(id), Tone.OUTLINE)));
        if (tenant.modules().isEmpty()) badges.add(Parts.span("t3", Words.of("tenants.no-modules")));
        return badges;
    }

    private Div actions() {
        var actions = Parts.div("row wrap");
        if (tenant.status() == TenantStatus.ACTIVE)
            actions.add(Action.primary(Words.of("tenants.open"), Icon.EXPAND, () -> UI.getCurrent()
                    .getPage()
                    .open(tenant.url())));
        if (tenant.status() == TenantStatus.PROVISIONING && Access.may(CorePermissions.TENANT_CREATE))
            actions.add(
                    Action.primary(Words.of("tenants.go-on"), Icon.PLAY, () -> then(this::goOn, "tenants.created")));
        if (!Access.may(CorePermissions.TENANT_CHANGE)) return actions;
        if (tenant.status() == TenantStatus.SUSPENDED)
            actions.add(Action.primary(
                    Words.of("tenants.resume"), Icon.PLAY, () -> then(tenants::resume, "tenants.resumed")));
        if (tenant.status() == TenantStatus.ARCHIVED)
            actions.add(Action.primary(
                    Words.of("tenants.reopen"), Icon.PLAY, () -> then(tenants::resume, "tenants.resumed")));
        if (tenant.status() == TenantStatus.ACTIVE || tenant.status() == TenantStatus.MAINTENANCE)
            actions.add(Action.plain(Words.of("tenants.suspend"), Icon.LOCK, this::askToSuspend));
        return actions;
    }

    private void askToSuspend() {
        Confirm.ask(
                Words.of("tenants.suspend.title", tenant.name()),
                Words.of("tenants.suspend.text"),
                Words.of("tenants.suspend"),
                () -> then(tenants::suspend, "tenants.suspended"));
    }

    /** Asked for again, the set-up goes on where it stopped. */
    private void goOn(String slug) {
        @Nullable List<String> modules = tenant.modules().isEmpty() ? null : tenant.modules();
        tenants.create(new NewTenant(slug, tenant.name(), tenant.ownerEmail(), null, modules, false));
    }

    private void then(Consumer<String> act, String said) {
        act.accept(tenant.slug());
        changed.run();
        Toast.show(Words.of(said, tenant.name()));
    }
}
