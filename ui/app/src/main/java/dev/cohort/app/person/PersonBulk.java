package dev.cohort.app.person;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.vaadin.flow.component.combobox.ComboBox;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.bulk.BulkChanges;
import dev.cohort.bulk.BulkEdits;
import dev.cohort.bulk.BulkOrder;
import dev.cohort.customfield.CustomFields;
import dev.cohort.organization.OrganizationDetails;
import dev.cohort.organization.Organizations;
import dev.cohort.person.People;
import dev.cohort.person.PersonSummary;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.BulkBar;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Words;
import dev.cohort.ui.view.BulkForm;
import dev.cohort.ui.view.BulkForm.Field;
import dev.cohort.ui.view.BulkForm.Input;
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

/** What can be done with several people at once. */
@Dependent
class PersonBulk {
    private final BulkEdits edits;
    private final Organizations organizations;
    private final CustomFields own;

    @Inject
    PersonBulk(BulkEdits edits, Organizations organizations, CustomFields own) {
        this.own = own;
        this.edits = edits;
        this.organizations = organizations;
    }

    /**
     * The bar of these acts; empty for those who may change nothing.
     *
     * @param matching what the list shows now
     * @param all how many that are
     */
    Optional<BulkBar> bar(
            Supplier<Set<PersonSummary>> selection,
            Supplier<ListQuery> matching,
            Supplier<Long> all,
            Runnable changed) {
        if (!Access.may(CorePermissions.PERSON_CHANGE)) return Optional.empty();
        var bar = new BulkBar();
        bar.action(Icon.NOTE, Words.of("bulk.edit"), () -> new BulkForm(
                        edits,
                        People.RECORD,
                        fields(),
                        new BulkForm.Selected(ids(selection.get()), matching.get(), all.get(), changed))
                .own(own.own(People.RECORD))
                .saying(
                        "organizationId",
                        id -> organizations.get(UUID.fromString(id)).name())
                .open());
        if (Access.may(CorePermissions.PERSON_DELETE))
            bar.iconAction(Icon.TRASH, Words.of("bulk.delete"), () -> {
                var edit = edits.start(People.RECORD, BulkOrder.of(ids(selection.get()), BulkChanges.DELETE));
                changed.run();
                BulkForm.tell(edits, People.RECORD, edit, changed);
            });
        return Optional.of(bar);
    }

    private static List<UUID> ids(Collection<PersonSummary> people) {
        return people.stream().map(PersonSummary::id).toList();
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        if (Access.may(CorePermissions.ORGANIZATION_READ))
            fields.add(new Field(Words.of("person.field.organization"), this::organization));
        for (String name : List.of("company", "jobTitle", "city", "country", "language"))
            fields.add(BulkForm.text(name, Words.of("person.field." + name)));
        fields.addAll(OwnFieldEdits.of(own.own(People.RECORD)));
        if (Access.may(CorePermissions.PERSON_DELETE)) fields.add(BulkForm.delete());
        return fields;
    }

    private Input organization() {
        var choice = new ComboBox<OrganizationDetails>(Words.of("person.field.organization"));
        choice.setItems(organizations.list(ListQuery.first(ListQuery.MOST)).items());
        choice.setItemLabelGenerator(OrganizationDetails::name);
        choice.setClearButtonVisible(true);
        choice.setHelperText(Words.of("bulk.empty"));
        return new Input(
                choice,
                () -> BulkChanges.set(
                        "organizationId",
                        choice.getValue() == null
                                ? NullNode.instance
                                : JsonNodeFactory.instance.textNode(
                                        choice.getValue().id().toString())));
    }
}
