package dev.cohort.app.organization;

import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.bulk.BulkChanges;
import dev.cohort.bulk.BulkEdits;
import dev.cohort.bulk.BulkOrder;
import dev.cohort.customfield.CustomFields;
import dev.cohort.organization.OrganizationDetails;
import dev.cohort.organization.Organizations;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.BulkBar;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Words;
import dev.cohort.ui.view.BulkForm;
import dev.cohort.ui.view.BulkForm.Field;
import dev.cohort.ui.view.OwnFieldEdits;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** What can be done with several organizations at once. */
@Dependent
class OrganizationBulk {
    private final BulkEdits edits;
    private final CustomFields own;

    @Inject
    OrganizationBulk(BulkEdits edits, CustomFields own) {
        this.edits = edits;
        this.own = own;
    }

    /**
     * The bar of these acts; empty for those who may change nothing.
     *
     * @param matching what the list shows now
     * @param all how many that are
     */
    Optional<BulkBar> bar(
            Supplier<Set<OrganizationDetails>> selection,
            Supplier<ListQuery> matching,
            Supplier<Long> all,
            Runnable changed) {
        if (!Access.may(CorePermissions.ORGANIZATION_CHANGE)) return Optional.empty();
        var bar = new BulkBar();
        bar.action(Icon.NOTE, Words.of("bulk.edit"), () -> new BulkForm(
                        edits,
                        Organizations.RECORD,
                        fields(),
                        new BulkForm.Selected(ids(selection.get()), matching.get(), all.get(), changed))
                .own(own.own(Organizations.RECORD))
                .open());
        if (Access.may(CorePermissions.ORGANIZATION_DELETE))
            bar.iconAction(Icon.TRASH, Words.of("bulk.delete"), () -> {
                var edit = edits.start(Organizations.RECORD, BulkOrder.of(ids(selection.get()), BulkChanges.DELETE));
                changed.run();
                BulkForm.tell(edits, Organizations.RECORD, edit, changed);
            });
        return Optional.of(bar);
    }

    private static List<UUID> ids(Collection<OrganizationDetails> organizations) {
        return organizations.stream().map(OrganizationDetails::id).toList();
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (String name : List.of("city", "country"))
            fields.add(BulkForm.text(name, Words.of("organization.field." + name)));
        fields.addAll(OwnFieldEdits.of(own.own(Organizations.RECORD)));
        if (Access.may(CorePermissions.ORGANIZATION_DELETE)) fields.add(BulkForm.delete());
        return fields;
    }
}
