package dev.cohort.admin.tenant;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.cohort.config.Config;
import dev.cohort.module.InstalledModules;
import dev.cohort.module.ModuleJars.LoadedModule;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Checks;
import dev.cohort.tenancy.NewTenant;
import dev.cohort.tenancy.TenantDirectory;
import dev.cohort.tenancy.TenantSummary;
import dev.cohort.text.Texts;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks for what a new tenant needs and makes it. */
final class NewTenantForm {
    private static final int LONGEST_SLUG = 30;
    // The event is what tells the server of the value.
    private static final String SUGGEST = """
            if (!this.cohortOwn) {
              this.value = $0;
              this.dispatchEvent(new CustomEvent('input'));
            }
            """;

    private final TenantDirectory tenants;
    private final Consumer<TenantSummary> made;
    private final TextField name = new TextField(Words.of("tenants.field.name"));
    private final TextField slug = new TextField(Words.of("tenants.field.slug"));
    private final EmailField ownerEmail = new EmailField(Words.of("tenants.field.owner-email"));
    private final TextField ownerName = new TextField(Words.of("tenants.field.owner-name"));
    private final MultiSelectComboBox<LoadedModule> modules =
            new MultiSelectComboBox<>(Words.of("tenants.field.modules"));
    private final Checkbox demoData = new Checkbox(Words.of("tenants.field.demo"));
    private final Map<String, HasValidation> fields = new HashMap<>();
    private final FormPanel form = new FormPanel(Words.of("tenants.new"), Words.of("tenants.create"), this::save);
    private boolean slugTyped;

    NewTenantForm(TenantDirectory tenants, InstalledModules installed, Consumer<TenantSummary> made) {
        this.tenants = tenants;
        this.made = made;
        fields.putAll(Map.of(
                "name", name, "slug", slug, "ownerEmail", ownerEmail, "ownerName", ownerName, "modules", modules));
        List.of(name, slug, ownerName).forEach(field -> field.setValueChangeMode(ValueChangeMode.EAGER));
        ownerEmail.setValueChangeMode(ValueChangeMode.EAGER);
        name.setRequiredIndicatorVisible(true);
        slug.setRequiredIndicatorVisible(true);
        ownerEmail.setRequiredIndicatorVisible(true);
        slug.setMaxLength(LONGEST_SLUG);
        slug.setSuffixComponent(new Span("." + Config.baseDomain()));
        slug.setHelperText(Words.of("tenants.field.slug.help"));
        name.addValueChangeListener(event -> suggestSlug(event.getValue()));
        // Once somebody has come to it, it is theirs: what is suggested late would take the place of what they type.
        slug.addFocusListener(event -> slugTyped = true);
        slug.addAttachListener(event ->
                slug.getElement().executeJs("this.addEventListener('focusin', () => { this.cohortOwn = true; })"));
        chooseModules(installed);
        List.of(name, slug, ownerEmail, ownerName).forEach(this::forgive);
        form.fields(name, slug, ownerEmail, ownerName)
                .wide(modules)
                .wide(demoData)
                .saving(Words.of("tenants.creating"));
    }

    /** @param left is told when the form is closed, with or without a tenant */
    void open(Runnable left) {
        form.onLeave(left);
        form.open();
    }

    /** What was complained about is not complained about any more once it is typed anew. */
    private void forgive(TextFieldBase<?, String> field) {
        field.addValueChangeListener(event -> field.setInvalid(false));
    }

    private void chooseModules(InstalledModules installed) {
        modules.setItems(installed.all());
        modules.setItemLabelGenerator(module ->
                Texts.find(Words.locale(), "module." + module.id() + ".title").orElse(module.id()));
        modules.setHelperText(Words.of("tenants.field.modules.help"));
        modules.setValue(installed.all().stream()
                .filter(module -> module.module().enabledByDefault())
                .collect(Collectors.toSet()));
    }

    private void suggestSlug(String words) {
        // The browser knows better than the server whether somebody is in the field by now.
        if (!slugTyped) slug.getElement().executeJs(SUGGEST, slugOf(words));
    }

    /** An address made of a name: "Sprachschule Übersee" becomes {@code sprachschule-ubersee}. */
    static String slugOf(String name) {
        String plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT).replace("ß", "ss"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[-0-9]+", "");
        return plain.substring(0, Math.min(LONGEST_SLUG, plain.length())).replaceAll("-+$", "");
    }

    private void save() {
        fields.values().forEach(field -> field.setInvalid(false));
        try {
            TenantSummary tenant = tenants.create(Checks.valid(new NewTenant(
                    slugTyped ? slug.getValue().strip() : slugOf(name.getValue()),
                    name.getValue().strip(),
                    ownerEmail.getValue().strip(),
                    ownerName.getValue().isBlank() ? null : ownerName.getValue().strip(),
                    modules.getValue().stream().map(LoadedModule::id).toList(),
                    demoData.getValue())));
            form.done();
            made.accept(tenant);
        } catch (Problem problem) {
            show(problem);
        }
    }

    private void show(Problem problem) {
        Locale locale = Words.locale();
        for (Problem.FieldFault fault : problem.faults()) {
            HasValidation field = fields.get(fault.field());
            if (field == null) continue;
            field.setErrorMessage(Texts.get(locale, "field." + fault.code(), fault.values()));
            field.setInvalid(true);
        }
        if (problem.code().equals("slug-taken")) {
            slug.setErrorMessage(Texts.get(locale, "problem.slug-taken", problem.values()));
            slug.setInvalid(true);
        } else if (!problem.hasFaults()) {
            form.say(new Note(
                    Tone.RED,
                    Icon.ALERT,
                    Markup.text(Texts.get(locale, "problem." + problem.code(), problem.values()))));
        }
    }
}
