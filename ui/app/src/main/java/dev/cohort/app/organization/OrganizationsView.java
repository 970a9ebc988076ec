package dev.cohort.app.organization;

import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.customfield.CustomFields;
import dev.cohort.customfield.OwnField;
import dev.cohort.organization.OrganizationDetails;
import dev.cohort.organization.Organizations;
import dev.cohort.problem.Problem;
import dev.cohort.savedview.SavedViews;
import dev.cohort.ui.Action;
import dev.cohort.ui.Address;
import dev.cohort.ui.DataGrid;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Keys;
import dev.cohort.ui.Markup;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Peek;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Toast;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.FieldDesk;
import dev.cohort.ui.view.ImportFilter;
import dev.cohort.ui.view.RecordList;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Employers, schools, customers: whom people belong to. */
@Route(value = "organizations", layout = Shell.class)
@ViewPermission(CorePermissions.ORGANIZATION_READ)
@Dependent
public class OrganizationsView extends View implements AfterNavigationObserver, HasDynamicTitle {
    private final Organizations organizations;
    private final FieldDesk desk;
    private final CustomFields fields;
    private final RecordList<OrganizationDetails> list;

    @Inject
    public OrganizationsView(
            Organizations organizations,
            FieldDesk desk,
            CustomFields fields,
            OrganizationBulk bulk,
            SavedViews views,
            ImportFilter imports) {
        this.desk = desk;
        this.fields = fields;
        this.organizations = organizations;
        var header = new PageHeader(Words.of("organizations.title"));
        if (Access.may(CorePermissions.ORGANIZATION_IMPORT))
            header.actions(Action.plain(
                    Words.of("import.ui.title"), Icon.UPLOAD, () -> Address.go("import?kind=organization")));
        if (Access.may(CorePermissions.ORGANIZATION_CHANGE))
            header.actions(Action.key(
                    Action.primary(Words.of("organizations.new"), Icon.PLUS, this::create),
                    "c",
                    Words.of("organizations.new")));
        List<OwnField> own = fields.own(Organizations.RECORD);
        DataGrid<OrganizationDetails> table = new OrganizationTable(own);
        var rows = new OrganizationRows(organizations, own, this::create);
        list = new RecordList<>(
                        "organizations",
                        "organizations",
                        header,
                        table,
                        new RecordList.Shape(
                                rows.filters(imports),
                                Map.of("all", Words.of("organizations.view.all")),
                                Words.of("organizations.search")),
                        views,
                        rows)
                .export(CorePermissions.ORGANIZATION_EXPORT, organizations::export)
                .peek(this::panel);
        table.onOpen(each -> list.open(each.id().toString()))
                .onOpenPage(each -> Address.go("organizations/" + each.id()));
        bulk.bar(table::selection, list::query, list::listed, list::refresh).ifPresent(list::bulk);
        add(header);
        add(list.components());
    }

    @Override
    public String getPageTitle() {
        return Words.of("organizations.title");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        list.navigated(event);
        if (event.getLocation().getQueryParameters().getParameters().containsKey("new")) create();
    }

    private Optional<Peek> panel(String id) {
        try {
            OrganizationDetails each = organizations.get(UUID.fromString(id));
            Peek panel = OrganizationParts.panel(
                            each,
                            fields.all(Organizations.RECORD).stream()
                                    .map(OwnField::of)
                                    .toList())
                    .onClose(list::close);
            if (Access.may(CorePermissions.ORGANIZATION_CHANGE)) {
                panel.foot(OrganizationParts.acts(() -> change(each), () -> delete(each)));
                Keys.on(panel, "e", Words.of("organizations.change"), () -> change(each));
            }
            return Optional.of(panel);
        } catch (Problem | IllegalArgumentException gone) {
            Toast.error(Words.of("organizations.gone"));
            return Optional.empty();
        }
    }

    private void create() {
        Access.require(CorePermissions.ORGANIZATION_CHANGE);
        new OrganizationForm(organizations, desk, Optional.empty(), made -> {
                    list.refresh();
                    list.open(made.id().toString());
                })
                .open();
    }

    private void change(OrganizationDetails each) {
        new OrganizationForm(organizations, desk, Optional.of(each), saved -> list.refresh()).open();
    }

    private void delete(OrganizationDetails each) {
        organizations.delete(each.id());
        list.refresh();
        Toast.undoable(Markup.text(Words.of("organizations.deleted", each.name())), () -> {
            organizations.restore(each.id());
            list.refresh();
        });
    }
}
