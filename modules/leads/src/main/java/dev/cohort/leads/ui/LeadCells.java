package dev.cohort.leads.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.textfield.TextField;
import dev.cohort.access.Access;
import dev.cohort.access.Members;
import dev.cohort.access.Members.MemberSummary;
import dev.cohort.customfield.FieldColumns;
import dev.cohort.customfield.OwnField;
import dev.cohort.leads.LeadLists;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadStatus;
import dev.cohort.leads.LeadSummary;
import dev.cohort.leads.Leads;
import dev.cohort.leads.ui.LeadMoves.Subject;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.CellEdit;
import dev.cohort.ui.DataGrid;
import dev.cohort.ui.DateFields;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.OwnFieldInputs;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets the cells of the list of leads be typed in where they stand. */
@Dependent
class LeadCells {
    private static final String OWN = "customFields.";

    private final Leads leads;
    private final LeadLists lists;
    private final LeadMoves moves;
    private final Members members;
    private final LeadWords words;
    private Optional<List<MemberSummary>> known = Optional.empty();

    @Inject
    LeadCells(Leads leads, LeadLists lists, LeadMoves moves, Members members, LeadWords words) {
        this.leads = leads;
        this.lists = lists;
        this.moves = moves;
        this.members = members;
        this.words = words;
    }

    /** An input and the field that is typed in it. */
    private record Input(String field, Component component, Supplier<JsonNode> typed) {}

    /** @param moved is told when leads stand elsewhere, so that what is counted is counted anew */
    void into(DataGrid<LeadSummary> table, List<OwnField> own, Runnable moved) {
        if (!Access.may(LeadPermissions.CHANGE)) return;
        for (String field : List.of("company", "email", "phone", "interest", "campaign"))
            typed(table, field, lead -> List.of(text(lead, field)));
        typed(table, "name", lead -> List.of(text(lead, "firstName"), text(lead, "lastName")));
        typed(table, "tags", lead -> List.of(tags(lead)));
        typed(table, "owner", lead -> List.of(owner(lead)));
        typed(table, "nextStepAt", lead -> List.of(text(lead, "nextStep"), moment(lead)));
        own.forEach(field -> typed(table, FieldColumns.PREFIX + field.name(), lead -> List.of(own(lead, field))));
        table.editable(
                "status", lead -> mayChange(lead) ? Optional.of(status(table, fresh(lead), moved)) : Optional.empty());
    }

    private void typed(DataGrid<LeadSummary> table, String column, Function<LeadSummary, List<Input>> inputs) {
        table.editable(column, shown -> {
            if (!mayChange(shown)) return Optional.empty();
            LeadSummary lead = fresh(shown);
            List<Input> all = inputs.apply(lead);
            Map<String, Supplier<JsonNode>> reads = new LinkedHashMap<>();
            all.forEach(input -> reads.put(input.field(), input.typed()));
            var cell = new LeadCell(leads, lead, values(lead), reads, saved -> show(table, saved));
            return Optional.of(
                    new CellEdit(all.stream().map(Input::component).toList(), () -> cell.save(table::leaveCell)));
        });
    }

    /** What is typed over is what stands there now, also where the list is some minutes old. */
    private LeadSummary fresh(LeadSummary shown) {
        return row(shown.number()).orElse(shown);
    }

    private Optional<LeadSummary> row(String number) {
        return lists.list(ListQuery.first(1).where("number", number)).items().stream()
                .findFirst();
    }

    private void show(DataGrid<LeadSummary> table, String number) {
        row(number).ifPresent(table::refresh);
    }

    private static boolean mayChange(LeadSummary lead) {
        if (lead.archived()) {
            Toast.error(Words.of("leads.cell.archived", lead.name()));
            return false;
        }
        boolean reached = Access.reaches(
                LeadPermissions.CHANGE,
                lead.owner() == null ? null : lead.owner().id(),
                lead.teamId(),
                lead.branchId());
        if (!reached) Toast.error(Words.of("leads.cell.others", lead.name()));
        return reached;
    }

    /** What of a lead its cells show, by the names of a patch. */
    private static ObjectNode values(LeadSummary lead) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        values.put("firstName", lead.firstName());
        values.put("lastName", lead.lastName());
        values.put("company", lead.company());
        values.put("email", lead.email());
        values.put("phone", lead.phone());
        values.put("interest", lead.interest());
        values.put("campaign", lead.campaign());
        values.put("owner", lead.owner() == null ? null : lead.owner().id().toString());
        values.put("nextStep", lead.nextStep());
        values.put(
                "nextStepAt",
                lead.nextStepAt() == null ? null : lead.nextStepAt().toString());
        lead.tags().forEach(values.putArray("tags")::add);
        lead.ownFields()
                .properties()
                .forEach(field -> values.set(OWN + field.getKey(), OwnFieldInputs.normal(field.getValue())));
        return values;
    }

    private static JsonNode node(@Nullable String text) {
        return text == null || text.isBlank() ? NullNode.instance : JsonNodeFactory.instance.textNode(text.strip());
    }

    private static Input text(LeadSummary lead, String field) {
        var text = new TextField();
        JsonNode now = values(lead).path(field);
        text.setValue(now.isNull() ? "" : now.asText());
        String name = Words.of("lead.field." + field);
        text.setPlaceholder(name);
        text.getElement().setProperty("accessibleName", name);
        return new Input(field, text, () -> node(text.getValue()));
    }

    private static Input tags(LeadSummary lead) {
        var text = new TextField();
        text.setValue(String.join(", ", lead.tags()));
        text.setPlaceholder(Words.of("leads.tags.help"));
        return new Input("tags", text, () -> {
            var tags = JsonNodeFactory.instance.arrayNode();
            Stream.of(text.getValue().split(","))
                    .map(String::strip)
                    .filter(tag -> !tag.isEmpty())
                    .forEach(tags::add);
            return tags;
        });
    }

    private Input owner(LeadSummary lead) {
        if (known.isEmpty()) known = Optional.of(members.list());
        var owner = new ComboBox<MemberSummary>();
        owner.setItems(known.get());
        owner.setItemLabelGenerator(MemberSummary::name);
        owner.setClearButtonVisible(true);
        owner.setPlaceholder(Words.of("leads.nobody"));
        known.get().stream()
                .filter(member ->
                        lead.owner() != null && member.id().equals(lead.owner().id()))
                .findFirst()
                .ifPresent(owner::setValue);
        return new Input(
                "owner",
                owner,
                () -> node(
                        owner.getValue() == null ? null : owner.getValue().id().toString()));
    }

    private Input moment(LeadSummary lead) {
        DateTimePicker at = DateFields.moment();
        LocalDateTime now = lead.nextStepAt() == null
                ? null
                : lead.nextStepAt().atZone(words.moments().zone()).toLocalDateTime();
        at.setValue(now);
        at.setDateAriaLabel(Words.of("lead.field.nextStepAt"));
        at.setTimeAriaLabel(Words.of("lead.field.nextStepAt"));
        return new Input("nextStepAt", at, () -> {
            LocalDateTime typed = at.getValue();
            if (typed != null && typed.equals(now)) return node(String.valueOf(lead.nextStepAt()));
            return node(
                    typed == null
                            ? null
                            : typed.atZone(words.moments().zone()).toInstant().toString());
        });
    }

    private static Input own(LeadSummary lead, OwnField known) {
        JsonNode now = lead.ownFields().path(known.name());
        OwnField field = known.holding(now);
        Component input = OwnFieldInputs.of(field, now);
        OwnFieldInputs.show(field, input, now);
        // Beside other cells there is no room for what explains it.
        input.getElement().removeProperty("helperText");
        return new Input(
                OWN + field.name(), input, () -> OwnFieldInputs.read(field, ((HasValue<?, ?>) input).getValue()));
    }

    private CellEdit status(DataGrid<LeadSummary> table, LeadSummary lead, Runnable moved) {
        var status = new ComboBox<LeadStatus>();
        status.setItems(words.statuses());
        status.setItemLabelGenerator(each -> each.titleIn(Words.locale()));
        words.statuses().stream()
                .filter(each -> each.key().equals(lead.status()))
                .findFirst()
                .ifPresent(status::setValue);
        return new CellEdit(List.of(status), () -> {
            LeadStatus to = status.getValue();
            if (to == null || to.key().equals(lead.status())) return CellEdit.saved();
            LeadSummary now = fresh(lead);
            if (!now.status().equals(lead.status())) {
                table.refresh(now);
                return CellEdit.refused(Words.of("leads.cell.moved", words.title(now.status())));
            }
            Runnable then = () -> {
                show(table, lead.number());
                moved.run();
            };
            moves.move(List.of(Subject.of(lead)), to, then, then);
            return CellEdit.saved();
        });
    }
}
