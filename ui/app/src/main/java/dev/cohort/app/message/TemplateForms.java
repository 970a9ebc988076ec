package dev.cohort.app.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.consent.ConsentPurpose;
import dev.cohort.consent.ConsentPurposes;
import dev.cohort.message.Channels;
import dev.cohort.message.MessageChannel;
import dev.cohort.message.Messages;
import dev.cohort.message.NewMessage;
import dev.cohort.message.Purposes;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.request.Context;
import dev.cohort.rest.Checks;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.template.FilledTemplate;
import dev.cohort.template.PreviewWish;
import dev.cohort.template.TemplateDetails;
import dev.cohort.template.TemplateFields;
import dev.cohort.template.TemplateVariable;
import dev.cohort.template.Templates;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import dev.cohort.ui.message.MessageWords;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Where a template is written, with what it looks like filled in below. */
@Dependent
public class TemplateForms {
    private static final int PAUSE_MILLIS = 400;

    private final Templates templates;
    private final ConsentPurposes purposes;
    private final Channels channels;
    private final Messages messages;

    @Inject
    TemplateForms(Templates templates, ConsentPurposes purposes, Channels channels, Messages messages) {
        this.templates = templates;
        this.purposes = purposes;
        this.channels = channels;
        this.messages = messages;
    }

    /** Opens the form for a new template, or for this one. */
    void open(Optional<TemplateDetails> template, Runnable saved) {
        new Form(template, saved).panel.open();
    }

    private final class Form {
        private final Optional<TemplateDetails> template;
        private final Runnable saved;
        private final TextField name = new TextField(Words.of("templates.field.name"));
        private final Select<String> channel = new Select<>();
        private final Select<String> language = new Select<>();
        private final Select<ConsentPurpose> purpose = new Select<>();
        private final TextField subject = new TextField(Words.of("templates.field.subject"));
        private final TextArea body = new TextArea(Words.of("templates.field.body"));
        private final ComboBox<TemplateVariable> variable = new ComboBox<>(Words.of("templates.variable"));
        private final Div preview = Parts.div("bub prose");
        private final Map<String, HasValidation> fields =
                Map.of("name", name, "language", language, "purpose", purpose, "subject", subject, "body", body);
        final FormPanel panel;

        Form(Optional<TemplateDetails> template, Runnable saved) {
            this.template = template;
            this.saved = saved;
            this.panel = new FormPanel(
                    template.map(TemplateDetails::name).orElseGet(() -> Words.of("templates.new")),
                    Words.of("templates.save"),
                    this::save);
            choices();
            template.ifPresent(this::fill);
            panel.wide(name);
            panel.fields(channel, language, purpose, variable);
            panel.wide(subject).wide(body);
            panel.wide(Parts.div(
                    "col",
                    Parts.div(
                            "row",
                            Parts.span("t3 sm grow", Words.of("templates.preview")),
                            Action.small(Action.quiet(Words.of("templates.test"), Icon.MAIL, this::test))),
                    preview));
            show();
        }

        private void choices() {
            name.setMaxLength(150);
            subject.setMaxLength(500);
            body.setMaxLength(50_000);
            body.setMinHeight("160px");
            body.setHelperText(Words.of("templates.body.help"));
            channel.setLabel(Words.of("templates.field.channel"));
            channel.setItems(channels.all().stream().map(MessageChannel::key).toList());
            channel.setItemLabelGenerator(MessageWords::channel);
            channel.setValue(MessageChannel.EMAIL);
            language.setLabel(Words.of("templates.field.language"));
            language.setItems(
                    Texts.locales().stream().map(Locale::toLanguageTag).toList());
            language.setItemLabelGenerator(tag -> Locale.forLanguageTag(tag).getDisplayLanguage(Words.locale()));
            language.setValue(Context.tenant().locale().getLanguage());
            List<ConsentPurpose> known = purposes.list();
            purpose.setLabel(Words.of("templates.field.purpose"));
            purpose.setItems(known);
            purpose.setItemLabelGenerator(ConsentPurpose::title);
            known.stream()
                    .filter(each -> each.key().equals(Purposes.SERVICE))
                    .findFirst()
                    .ifPresent(purpose::setValue);
            variable.setItems(templates.variables());
            variable.setItemLabelGenerator(each -> Words.of("variable." + each.key()));
            variable.setHelperText(Words.of("templates.variable.help"));
            variable.addValueChangeListener(event -> {
                if (event.getValue() == null) return;
                body.setValue(body.getValue() + "{{" + event.getValue().key() + "}}");
                variable.clear();
                show();
            });
            for (var field : List.of(subject)) {
                field.setValueChangeMode(ValueChangeMode.LAZY);
                field.setValueChangeTimeout(PAUSE_MILLIS);
                field.addValueChangeListener(event -> show());
            }
            body.setValueChangeMode(ValueChangeMode.LAZY);
            body.setValueChangeTimeout(PAUSE_MILLIS);
            body.addValueChangeListener(event -> show());
        }

        private void fill(TemplateDetails kept) {
            name.setValue(kept.name());
            channel.setValue(kept.channel());
            language.setValue(kept.language());
            purposes.find(kept.purpose()).ifPresent(purpose::setValue);
            subject.setValue(Objects.requireNonNullElse(kept.subject(), ""));
            body.setValue(kept.body());
        }

        private TemplateFields typed() {
            return new TemplateFields(
                    name.getValue().strip(),
                    channel.getValue(),
                    language.getValue(),
                    purpose.getValue().key(),
                    subject.isEmpty() ? null : subject.getValue().strip(),
                    body.getValue());
        }

        private FilledTemplate filled() {
            return templates.preview(typed(), new PreviewWish(null, null, null, null, null));
        }

        private void show() {
            preview.removeAll();
            if (body.isEmpty()) {
                preview.add(Parts.span("t3", Words.of("templates.preview.empty")));
                return;
            }
            FilledTemplate filled = filled();
            String line = filled.subject();
            if (line != null) preview.add(Parts.div("m", Parts.span("", line)));
            preview.add(Parts.span("", Objects.requireNonNullElse(filled.text(), "")));
        }

        /** To whoever asks, filled with the examples. */
        private void test() {
            String to = Context.caller().email();
            if (to == null || body.isEmpty() || !channel.getValue().equals(MessageChannel.EMAIL)) return;
            FilledTemplate filled = filled();
            messages.send(NewMessage.email(
                            to,
                            Objects.requireNonNullElse(filled.subject(), name.getValue()),
                            Objects.requireNonNullElse(filled.text(), ""))
                    .purpose(Purposes.INTERNAL)
                    .urgent());
            Toast.show(Words.of("templates.tested", to));
        }

        private void save() {
            if (!Access.may(CorePermissions.TEMPLATE_CHANGE)) return;
            fields.values().forEach(field -> field.setInvalid(false));
            try {
                TemplateFields typed = Checks.valid(typed());
                if (template.isPresent())
                    templates.change(
                            template.get().id(), template.get().version(), Patch.of(TemplateFields.class, (ObjectNode)
                                    Json.tree(typed)));
                else templates.add(typed);
            } catch (Problem refusal) {
                if (!refusal.hasFaults()) throw refusal;
                refusal.faults().forEach(this::fault);
                return;
            }
            panel.done();
            Toast.show(Words.of("templates.saved", name.getValue()));
            saved.run();
        }

        private void fault(FieldFault fault) {
            HasValidation field = fields.get(fault.field());
            String words = Texts.get(Words.locale(), "field." + fault.code(), fault.values());
            if (field == null) {
                Toast.error(words);
                return;
            }
            field.setErrorMessage(words);
            field.setInvalid(true);
        }
    }
}
