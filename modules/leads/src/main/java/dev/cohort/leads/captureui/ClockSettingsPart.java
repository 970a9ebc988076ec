package dev.cohort.leads.captureui;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.leads.assignment.AssignmentSettings;
import dev.cohort.leads.capture.MailEnquiries;
import dev.cohort.module.Setting;
import dev.cohort.module.Settings;
import dev.cohort.rest.Json;
import dev.cohort.ui.Action;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Unsaved;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/** How soon leads are to be answered, when the centre works, and what happens when nobody turns to them. */
@Dependent
class ClockSettingsPart {
    private static final int MOST = 100_000;

    private final Settings settings;
    private final boolean mayChange = Access.may(CorePermissions.SETTINGS_CHANGE);
    private final Map<Setting<Integer>, IntegerField> numbers = new LinkedHashMap<>();
    private final Map<Setting<Boolean>, Checkbox> choices = new LinkedHashMap<>();

    @Inject
    ClockSettingsPart(Settings settings) {
        this.settings = settings;
    }

    Component show() {
        var layout = new FormLayout();
        layout.setMaxWidth("900px");
        layout.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("560px", 2));
        number(layout, AssignmentSettings.HUMAN_MINUTES);
        number(layout, AssignmentSettings.AUTOMATIC_SECONDS);
        number(layout, AssignmentSettings.SLA_MINUTES);
        number(layout, AssignmentSettings.SLA_TIMES);
        choice(layout, AssignmentSettings.IN_WORKING_HOURS);
        choice(layout, AssignmentSettings.FIRST_TASK);
        choice(layout, MailEnquiries.MAKE_LEADS);
        var panel = new Panel(Words.of("assignment.clock"), layout);
        var unsaved = new Unsaved(layout);
        if (mayChange)
            panel.add(Action.plain(Words.of("leads.save"), () -> {
                save();
                unsaved.saved();
            }));
        return panel;
    }

    private void number(FormLayout layout, Setting<Integer> setting) {
        var field = new IntegerField(Words.of("setting." + setting.key()));
        field.setMin(0);
        field.setMax(MOST);
        field.setValue(settings.get(setting));
        field.setReadOnly(!mayChange);
        numbers.put(setting, field);
        layout.add(field);
    }

    private void choice(FormLayout layout, Setting<Boolean> setting) {
        var box = new Checkbox(Words.of("setting." + setting.key()), settings.get(setting));
        box.setReadOnly(!mayChange);
        choices.put(setting, box);
        layout.add(box);
    }

    private void save() {
        numbers.forEach((setting, field) -> {
            if (field.getValue() != null && !field.isInvalid()) change(setting, field.getValue());
        });
        choices.forEach((setting, box) -> change(setting, box.getValue()));
        Toast.show(Words.of("form.saved"));
    }

    private void change(Setting<?> setting, Object value) {
        if (settings.get(setting).equals(value)) return;
        JsonNode node = Json.tree(value);
        settings.change(setting.key(), node);
    }
}
