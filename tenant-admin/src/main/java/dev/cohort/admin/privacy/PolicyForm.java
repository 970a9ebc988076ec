package dev.cohort.admin.privacy;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.cohort.privacy.Policies;
import dev.cohort.privacy.Policy;
import dev.cohort.privacy.PolicyAction;
import dev.cohort.privacy.PolicyFields;
import dev.cohort.rest.Checks;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.ui.FormFaults;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A new retention policy, or one that is changed. It starts switched off: it is tried before. */
final class PolicyForm {
    private static final int YEAR = 365;

    private final Policies policies;
    private final Optional<Policy> policy;
    private final Runnable saved;
    private final FormPanel panel;
    private final ComboBox<Choice> about = new ComboBox<>(Words.of("policies.field.about"));
    private final IntegerField days = new IntegerField(Words.of("policies.field.days"));
    private final Select<PolicyAction> action = new Select<>();
    private final FormFaults faults;

    /** Records that a policy can be for. */
    record Choice(String recordType, String scope) {
        String title() {
            return Words.of("retention." + recordType + "." + scope);
        }
    }

    PolicyForm(Policies policies, Optional<Policy> policy, Runnable saved) {
        this.policies = policies;
        this.policy = policy;
        this.saved = saved;
        panel = new FormPanel(
                Words.of(policy.isPresent() ? "policies.change" : "policies.new"),
                Words.of(policy.isPresent() ? "policies.save" : "policies.create"),
                this::save);
        about.setItems(policies.kinds().stream()
                .flatMap(kind -> kind.scopes().stream().map(scope -> new Choice(kind.recordType(), scope)))
                .toList());
        about.setItemLabelGenerator(Choice::title);
        about.setRequiredIndicatorVisible(true);
        about.setReadOnly(policy.isPresent());
        action.setLabel(Words.of("policies.field.action"));
        action.setItemLabelGenerator(
                each -> Words.of("policies.action." + each.name().toLowerCase(Locale.ROOT)));
        about.addValueChangeListener(event -> offer(event.getValue()));
        offer(null);
        policy.ifPresent(known -> {
            about.setValue(new Choice(known.recordType(), known.scope()));
            action.setValue(known.action());
        });
        days.setMin(1);
        days.setMax(36_500);
        days.setStepButtonsVisible(true);
        days.setValue(policy.map(Policy::afterDays).orElse(2 * YEAR));
        faults = new FormFaults(panel)
                .field("recordType", about)
                .field("scope", about)
                .field("afterDays", days)
                .field("action", action);
        panel.fields(about, days);
        panel.wide(action);
        panel.wide(new Paragraph(Words.of("policies.form.text")));
    }

    /** What may become of them; people are forgotten and no more, so there is no choice. */
    private void offer(@Nullable Choice chosen) {
        List<PolicyAction> actions = policies.kinds().stream()
                .filter(kind -> chosen != null && kind.recordType().equals(chosen.recordType()))
                .findFirst()
                .map(Policies.Kind::actions)
                .orElse(List.of(PolicyAction.ANONYMISE));
        action.setItems(actions);
        action.setValue(actions.getFirst());
        action.setVisible(actions.size() > 1);
    }

    void open() {
        panel.open();
    }

    private void save() {
        boolean kept = faults.pass(() -> {
            Choice chosen = about.getValue();
            PolicyFields typed = Checks.valid(new PolicyFields(
                    chosen == null ? "" : chosen.recordType(),
                    chosen == null ? "" : chosen.scope(),
                    Objects.requireNonNullElse(days.getValue(), 0),
                    action.getValue(),
                    policy.map(Policy::active).orElse(false)));
            if (policy.isPresent())
                policies.change(
                        policy.get().id(), policy.get().version(), Patch.of(PolicyFields.class, Json.tree(typed)));
            else policies.create(typed);
        });
        if (!kept) return;
        panel.done();
        Toast.show(Words.of("policies.saved"));
        saved.run();
    }
}
