package dev.cohort.admin.branch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.cohort.branch.BranchDetails;
import dev.cohort.branch.BranchFields;
import dev.cohort.branch.Branches;
import dev.cohort.request.Context;
import dev.cohort.rest.Checks;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.ui.FormFaults;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A new branch, or one that is changed. */
final class BranchForm {
    private final Branches branches;
    private final Optional<BranchDetails> branch;
    private final Runnable saved;
    private final FormPanel panel;
    private final FormFaults faults;
    private final TextField name = new TextField(Words.of("branches.field.name"));
    private final ComboBox<String> timeZone = new ComboBox<>(Words.of("branches.field.timeZone"));
    private final ComboBox<String> region = new ComboBox<>(Words.of("branches.field.region"));
    private final TextField phone = new TextField(Words.of("branches.field.phone"));
    private final TextArea address = new TextArea(Words.of("branches.field.address"));
    private final WeekHours hours = new WeekHours();
    private final Checkbox active = new Checkbox(Words.of("branches.field.active"));

    BranchForm(Branches branches, Optional<BranchDetails> branch, Runnable saved) {
        this.branches = branches;
        this.branch = branch;
        this.saved = saved;
        String words = branch.isPresent() ? "branches.change" : "branches.new";
        panel = new FormPanel(
                Words.of(words), Words.of(branch.isPresent() ? "branches.save" : "branches.create"), this::save);
        faults = new FormFaults(panel)
                .field("name", name)
                .field("timeZone", timeZone)
                .field("region", region)
                .field("phone", phone)
                .field("address", address)
                .field("workingHours", hours);
        choices();
        panel.wide(name);
        panel.fields(timeZone, region, phone);
        panel.wide(address);
        panel.wide(hours);
        if (branch.isPresent()) panel.wide(active);
        fill();
    }

    void open() {
        panel.open();
    }

    private void choices() {
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(200);
        phone.setMaxLength(50);
        address.setMaxLength(300);
        timeZone.setItems(ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                .sorted()
                .toList());
        region.setItems(Stream.of(Locale.getISOCountries())
                .sorted(Comparator.comparing(BranchWords::country))
                .toList());
        region.setItemLabelGenerator(BranchWords::country);
    }

    private void fill() {
        name.setValue(branch.map(BranchDetails::name).orElse(""));
        timeZone.setValue(branch.map(BranchDetails::timeZone)
                .orElse(Context.tenant().zone().getId()));
        region.setValue(
                branch.map(BranchDetails::region).orElse(Context.tenant().region()));
        phone.setValue(branch.map(BranchDetails::phone).orElse(""));
        address.setValue(branch.map(BranchDetails::address).orElse(""));
        hours.setValue(branch.map(BranchDetails::workingHours).orElse(BranchFields.STANDARD_HOURS));
        active.setValue(branch.map(BranchDetails::active).orElse(true));
    }

    private BranchFields typed() {
        return new BranchFields(
                name.getValue(),
                timeZone.getValue(),
                region.getValue(),
                address.getValue(),
                phone.getValue(),
                Objects.requireNonNullElse(hours.getValue(), List.of()),
                active.getValue());
    }

    private void save() {
        boolean kept = faults.pass(() -> {
            BranchFields typed = Checks.valid(typed());
            if (branch.isPresent())
                branches.change(branch.get().id(), branch.get().version(), Patch.of(BranchFields.class, (ObjectNode)
                        Json.tree(typed)));
            else branches.create(typed);
        });
        if (!kept) return;
        panel.done();
        Toast.show(Words.of(branch.isPresent() ? "branches.changed" : "branches.created", name.getValue()));
        saved.run();
    }
}
