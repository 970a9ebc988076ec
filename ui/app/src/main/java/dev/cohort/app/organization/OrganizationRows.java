package dev.cohort.app.organization;

import com.vaadin.flow.component.Component;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.customfield.OwnField;
import dev.cohort.organization.OrganizationDetails;
import dev.cohort.organization.Organizations;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.ui.Action;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.FilterField;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Paged.Sort;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.OwnFieldFilters;
import dev.cohort.ui.view.ImportFilter;
import dev.cohort.ui.view.ListRows;
import dev.cohort.ui.view.ListState;
import java.util.ArrayList;
import java.util.List;

/** The list of organizations: its filters, and what they ask of the service. */
class OrganizationRows implements ListRows<OrganizationDetails> {
    private final Organizations organizations;
    private final OwnFieldFilters own;
    private final Runnable create;

    /** @param own the tenant's own fields */
    OrganizationRows(Organizations organizations, List<OwnField> own, Runnable create) {
        this.own = new OwnFieldFilters(own);
        this.organizations = organizations;
        this.create = create;
    }

    List<FilterField> filters(ImportFilter imports) {
        List<FilterField> fields = new ArrayList<>(List.of(
                FilterField.text("city", Words.of("organization.field.city")),
                FilterField.text("domain", Words.of("organization.field.domain"))));
        imports.field("organization").ifPresent(fields::add);
        return own.after(fields);
    }

    @Override
    public ListQuery query(ListState state, int limit) {
        ListQuery query = ListQuery.first(limit).searching(state.text());
        for (String field : List.of("city", "domain")) {
            var said = state.filters().first(field);
            if (said.isPresent()) query = query.where(field + ".contains", said.get());
        }
        return ImportFilter.narrow(own.narrow(query, state.filters()), state.filters());
    }

    @Override
    public Page<OrganizationDetails> page(ListQuery query) {
        return organizations.list(query);
    }

    @Override
    public long count(ListQuery query) {
        return organizations.count(query);
    }

    @Override
    public List<Long> counts(List<ListQuery> queries, long most) {
        return organizations.counts(queries, most);
    }

    @Override
    public String counted(long rows) {
        return Words.of("organizations.count", rows);
    }

    @Override
    public Sort order(ListState state) {
        return new Sort("name", false);
    }

    @Override
    public EmptyState nothing(ListState state) {
        if (state.isNarrow())
            return new EmptyState(
                    Icon.SEARCH, Words.of("organizations.none.found"), Words.of("organizations.none.found.text"));
        Component[] steps = Access.may(CorePermissions.ORGANIZATION_CHANGE)
                ? new Component[] {Action.plain(Words.of("organizations.new"), Icon.PLUS, create)}
                : new Component[0];
        return new EmptyState(
                Icon.BUILDING, Words.of("organizations.none"), Words.of("organizations.none.text"), steps);
    }
}
