package dev.cohort.app.message;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.consent.ConsentBasis;
import dev.cohort.consent.ConsentPurpose;
import dev.cohort.consent.ConsentPurposes;
import dev.cohort.consent.ConsentText;
import dev.cohort.consent.NewConsentText;
import dev.cohort.consent.NewPurpose;
import dev.cohort.mail.MailDesk;
import dev.cohort.mail.MailboxStatus;
import dev.cohort.message.MessageRules;
import dev.cohort.message.QuietHours;
import dev.cohort.module.Setting;
import dev.cohort.module.Settings;
import dev.cohort.rest.Checks;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Facts;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Icon;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Unsaved;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a centre writes to people: the mailbox, the quiet hours, the words people agree to. */
@Route(value = "settings/messages", layout = Shell.class)
@ViewPermission(CorePermissions.SETTINGS_READ)
@Dependent
public class MessageSettingsView extends View implements HasDynamicTitle {
    private final Settings settings;
    private final ConsentPurposes purposes;
    private final MailDesk mail;
    private final MailForm mailForm;
    private final Div body = Parts.div("page-body col g3");

    @Inject
    public MessageSettingsView(Settings settings, ConsentPurposes purposes, MailDesk mail, MailForm mailForm) {
        this.settings = settings;
        this.purposes = purposes;
        this.mail = mail;
        this.mailForm = mailForm;
        add(PageHeader.ofSettings(Words.of("message-settings.title")), Parts.div("scroll", body));
        draw();
    }

    private void draw() {
        body.removeAll();
        body.add(mailPanel(), tracking(), quietHours(), texts());
    }

    private Component mailPanel() {
        var content = Parts.div("col g3");
        var panel = new Panel(Words.of("message-settings.mail"), content);
        if (Access.may(CorePermissions.SETTINGS_CHANGE))
            panel.end(Action.small(Action.plain(
                    Words.of("message-settings.mail.change"), Icon.SETTINGS, () -> mailForm.open(this::draw))));
        if (!Access.may(CorePermissions.SYSTEM_READ)) return panel;
        MailboxStatus status = mail.mailbox();
        String mailbox = status.mailbox();
        if (mailbox == null) {
            content.add(Parts.span("t3", Words.of("message-settings.mailbox.none")));
            return panel;
        }
        var facts = new Facts().add(Words.of("message-settings.mailbox"), mailbox);
        String failure = status.failure();
        facts.add(
                Words.of("message-settings.mailbox.state"),
                failure == null
                        ? Badge.markup(Words.of("message-settings.mailbox.good"), Tone.GREEN, Icon.CHECK)
                        : Badge.markup(failure, Tone.RED, Icon.ALERT));
        if (status.polledAt() != null)
            facts.add(Words.of("message-settings.mailbox.polled"), Dates.moment(status.polledAt()));
        facts.add(Words.of("message-settings.mailbox.read"), String.format(Words.locale(), "%,d", status.read()));
        content.add(facts);
        if (Access.may(CorePermissions.SYSTEM_CHANGE))
            content.add(
                    Parts.row(Action.small(Action.plain(Words.of("message-settings.mailbox.look"), Icon.REPEAT, () -> {
                        mail.read();
                        draw();
                    }))));
        return panel;
    }

    private Component tracking() {
        var tracks =
                new Checkbox(Words.of("setting." + MessageRules.TRACKING.key()), settings.get(MessageRules.TRACKING));
        tracks.setHelperText(Words.of("message-settings.tracking.help"));
        tracks.setReadOnly(!Access.may(CorePermissions.SETTINGS_CHANGE));
        tracks.addValueChangeListener(event -> {
            if (!event.isFromClient()) return;
            settings.change(MessageRules.TRACKING.key(), BooleanNode.valueOf(event.getValue()));
            Toast.show(Words.of("message-settings.saved"));
        });
        return new Panel(Words.of("message-settings.tracking"), tracks);
    }

    private Component quietHours() {
        var from = time("message-settings.quiet.from", settings.get(QuietHours.FROM));
        var until = time("message-settings.quiet.until", settings.get(QuietHours.UNTIL));
        var email = new Checkbox(Words.of("message-settings.quiet.email"), settings.get(QuietHours.EMAIL));
        var typed = Parts.div("row wrap", from, until, email);
        var unsaved = new Unsaved(typed);
        var content = Parts.div("col g3", typed);
        if (Access.may(CorePermissions.SETTINGS_CHANGE))
            content.add(Parts.row(Action.small(Action.plain(Words.of("message-settings.save"), () -> {
                change(QuietHours.FROM, from.getValue());
                change(QuietHours.UNTIL, until.getValue());
                settings.change(QuietHours.EMAIL.key(), BooleanNode.valueOf(email.getValue()));
                unsaved.saved();
                Toast.show(Words.of("message-settings.saved"));
            }))));
        return new Panel(Words.of("message-settings.quiet"), content).note(Words.of("message-settings.quiet.note"));
    }

    private void change(Setting<String> setting, @Nullable LocalTime time) {
        settings.change(setting.key(), TextNode.valueOf(time == null ? "" : time.toString()));
    }

    private static TimePicker time(String label, String value) {
        var time = new TimePicker(Words.of(label));
        time.setLocale(Words.locale());
        time.setClearButtonVisible(true);
        try {
            if (!value.isBlank()) time.setValue(LocalTime.parse(value.strip()));
        } catch (DateTimeParseException e) {
            time.setHelperText(value);
        }
        return time;
    }

    private Component texts() {
        var content = Parts.div("col g3");
        var panel = new Panel(Words.of("message-settings.texts"), content);
        panel.note(Words.of("message-settings.texts.note"));
        if (Access.may(CorePermissions.SETTINGS_CHANGE))
            panel.end(
                    Action.small(Action.plain(Words.of("message-settings.purpose.new"), Icon.PLUS, this::newPurpose)));
        for (ConsentPurpose purpose : purposes.list()) {
            var words = Parts.div("col");
            for (Locale locale : Texts.locales()) words.add(text(purpose, locale));
            content.add(new Details(
                    purpose.title() + " · "
                            + Words.of("message-settings.basis."
                                    + purpose.basis().name().toLowerCase(Locale.ROOT)),
                    words));
        }
        return panel;
    }

    private Component text(ConsentPurpose purpose, Locale locale) {
        ConsentText text = purposes.text(purpose.key(), locale);
        var area = new TextArea(locale.getDisplayLanguage(Words.locale()));
        area.setValue(text.body());
        area.setMaxLength(5000);
        area.setWidthFull();
        area.setHelperText(Words.of("message-settings.texts.version", text.version()));
        area.setReadOnly(!Access.may(CorePermissions.SETTINGS_CHANGE));
        var unsaved = new Unsaved(area);
        var part = Parts.div("col", area);
        if (!area.isReadOnly())
            part.add(Action.small(Action.plain(Words.of("message-settings.texts.save"), () -> {
                if (area.getValue().strip().equals(text.body())) {
                    unsaved.saved();
                    return;
                }
                ConsentText kept = purposes.write(Checks.valid(new NewConsentText(
                        purpose.key(), locale.getLanguage(), area.getValue().strip())));
                Toast.show(Words.of("message-settings.texts.saved", kept.version()));
                draw();
            })));
        return part;
    }

    private void newPurpose() {
        var key = new TextField(Words.of("message-settings.purpose.key"));
        key.setHelperText(Words.of("message-settings.purpose.key.help"));
        key.setMaxLength(40);
        var title = new TextField(Words.of("message-settings.purpose.title"));
        title.setMaxLength(100);
        var basis = new Select<ConsentBasis>();
        basis.setLabel(Words.of("message-settings.purpose.basis"));
        basis.setItems(ConsentBasis.values());
        basis.setItemLabelGenerator(
                each -> Words.of("message-settings.basis." + each.name().toLowerCase(Locale.ROOT)));
        basis.setValue(ConsentBasis.CONSENT);
        var panel = new FormPanel[1];
        panel[0] = new FormPanel(
                Words.of("message-settings.purpose.new"), Words.of("message-settings.purpose.save"), () -> {
                    purposes.add(Checks.valid(new NewPurpose(
                            key.getValue().strip(), title.getValue().strip(), basis.getValue())));
                    panel[0].done();
                    draw();
                });
        panel[0].fields(title, key, basis).open();
    }

    @Override
    public String getPageTitle() {
        return Words.of("message-settings.title");
    }
}
