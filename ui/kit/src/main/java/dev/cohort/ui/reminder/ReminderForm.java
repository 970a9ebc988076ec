package dev.cohort.ui.reminder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.cohort.access.Members.MemberSummary;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.reminder.ReminderDetails;
import dev.cohort.reminder.ReminderFields;
import dev.cohort.reminder.Reminders;
import dev.cohort.request.Context;
import dev.cohort.rest.Checks;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.text.Texts;
import dev.cohort.ui.DateFields;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reminder, new or changed. */
final class ReminderForm {
    private static final List<Integer> REPEATS = List.of(0, 1, 4, 24, 72, 168);

    private final Reminders reminders;
    private final @Nullable ReminderDetails reminder;
    private final @Nullable String recordType;
    private final @Nullable UUID recordId;
    private final Runnable saved;
    private final ZoneId zone = Context.current().zone();
    private final FormPanel panel;
    private final TextField text = new TextField(Words.of("reminders.field.text"));
    private final DateTimePicker dueAt = DateFields.moment();
    private final Select<Integer> repeat = new Select<>();
    private final ComboBox<MemberSummary> owner = new ComboBox<>(Words.of("reminders.field.owner"));
    private final Checkbox email = new Checkbox(Words.of("reminders.field.email"));
    private final Map<String, HasValidation> fields;

    private ReminderForm(
            Reminders reminders,
            List<MemberSummary> members,
            @Nullable ReminderDetails reminder,
            @Nullable String recordType,
            @Nullable UUID recordId,
            Runnable saved) {
        this.reminders = reminders;
        this.reminder = reminder;
        this.recordType = recordType;
        this.recordId = recordId;
        this.saved = saved;
        panel = new FormPanel(
                Words.of(reminder == null ? "reminders.new" : "reminders.change"),
                Words.of(reminder == null ? "reminders.create" : "tasks.save"),
                this::save);
        text.setMaxLength(300);
        dueAt.setLabel(Words.of("reminders.field.dueAt"));
        repeat.setLabel(Words.of("reminders.field.repeat"));
        repeat.setItems(REPEATS);
        repeat.setItemLabelGenerator(hours -> Words.of("reminders.repeat", hours));
        owner.setItems(members);
        owner.setItemLabelGenerator(MemberSummary::name);
        panel.wide(text);
        panel.wide(dueAt);
        panel.fields(owner, repeat);
        panel.wide(email);
        fields = Map.of("text", text, "dueAt", dueAt, "owner", owner);
    }

    static void create(
            Reminders reminders,
            List<MemberSummary> members,
            @Nullable String recordType,
            @Nullable UUID recordId,
            String text,
            Instant now,
            Runnable saved) {
        var form = new ReminderForm(reminders, members, null, recordType, recordId, saved);
        Instant later = now.plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.HOURS);
        form.fill(text, later, null, true, members, Context.caller().id());
        form.panel.open();
    }

    static void change(Reminders reminders, List<MemberSummary> members, ReminderDetails reminder, Runnable saved) {
        var form = new ReminderForm(
                reminders,
                members,
                reminder,
                reminder.record() == null ? null : reminder.record().type(),
                reminder.record() == null ? null : reminder.record().id(),
                saved);
        form.fill(
                reminder.text(),
                reminder.dueAt(),
                reminder.repeatHours(),
                reminder.email(),
                members,
                reminder.owner().id());
        form.panel.open();
    }

    private void fill(
            String said,
            Instant due,
            @Nullable Integer hours,
            boolean byMail,
            List<MemberSummary> members,
            @Nullable UUID whose) {
        text.setValue(said);
        dueAt.setValue(due.atZone(zone).toLocalDateTime());
        int every = Objects.requireNonNullElse(hours, 0);
        if (!REPEATS.contains(every)) repeat.setItems(List.of(0, 1, 4, 24, 72, 168, every));
        repeat.setValue(every);
        email.setValue(byMail);
        members.stream().filter(member -> member.id().equals(whose)).findFirst().ifPresent(owner::setValue);
    }

    private ReminderFields typed() {
        if (dueAt.getValue() == null) throw Problem.invalid().at("dueAt", "required");
        return new ReminderFields(
                text.getValue(),
                dueAt.getValue().atZone(zone).toInstant(),
                repeat.getValue() == 0 ? null : repeat.getValue(),
                email.getValue(),
                owner.getValue() == null ? null : owner.getValue().id(),
                recordType,
                recordId);
    }

    private void save() {
        fields.values().forEach(field -> field.setInvalid(false));
        try {
            ReminderFields typed = Checks.valid(typed());
            if (reminder == null) reminders.create(typed);
            else
                reminders.change(reminder.id(), reminder.version(), Patch.of(ReminderFields.class, (ObjectNode)
                        Json.tree(typed)));
        } catch (Problem refusal) {
            if (!refusal.hasFaults()) throw refusal;
            refusal.faults().forEach(this::show);
            return;
        }
        panel.done();
        Toast.show(Words.of("reminders.saved", text.getValue()));
        saved.run();
    }

    private void show(FieldFault fault) {
        String words = Texts.get(Words.locale(), "field." + fault.code(), fault.values());
        HasValidation field = fields.get(fault.field());
        if (field == null) {
            Toast.error(words);
            return;
        }
        field.setErrorMessage(words);
        field.setInvalid(true);
    }
}
