package dev.cohort.admin.branch;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.TextField;
import dev.cohort.branch.BranchDetails;
import dev.cohort.branch.HolidayFields;
import dev.cohort.branch.Holidays;
import dev.cohort.rest.Checks;
import dev.cohort.ui.DateFields;
import dev.cohort.ui.FormFaults;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import java.util.List;

/** A day on which nobody is there. */
final class HolidayForm {
    private final Holidays holidays;
    private final Runnable saved;
    private final FormPanel panel = new FormPanel(Words.of("holidays.new"), Words.of("holidays.create"), this::save);
    private final DatePicker date = DateFields.day();
    private final TextField title = new TextField(Words.of("holidays.field.title"));
    private final ComboBox<BranchDetails> branch = new ComboBox<>(Words.of("holidays.field.branch"));
    private final FormFaults faults =
            new FormFaults(panel).field("date", date).field("title", title).field("branchId", branch);

    HolidayForm(Holidays holidays, List<BranchDetails> branches, Runnable saved) {
        this.holidays = holidays;
        this.saved = saved;
        date.setLabel(Words.of("holidays.field.date"));
        date.setRequiredIndicatorVisible(true);
        title.setRequiredIndicatorVisible(true);
        title.setMaxLength(200);
        branch.setItems(branches);
        branch.setItemLabelGenerator(BranchDetails::name);
        branch.setPlaceholder(Words.of("holidays.everywhere"));
        branch.setClearButtonVisible(true);
        panel.fields(date, branch);
        panel.wide(title);
    }

    void open() {
        panel.open();
    }

    private void save() {
        boolean kept = faults.pass(() -> holidays.add(Checks.valid(new HolidayFields(
                branch.getValue() == null ? null : branch.getValue().id(), date.getValue(), title.getValue()))));
        if (!kept) return;
        panel.done();
        Toast.show(Words.of("holidays.created", title.getValue()));
        saved.run();
    }
}
