package dev.cohort.app.message;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.cohort.mail.MailDesk;
import dev.cohort.mail.MailSecurity;
import dev.cohort.mail.MailSettings;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.rest.Checks;
import dev.cohort.text.Texts;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the centre's own mail servers are entered; passwords go in and never come out. */
@Dependent
public class MailForm {
    private final MailDesk desk;

    @Inject
    MailForm(MailDesk desk) {
        this.desk = desk;
    }

    void open(Runnable saved) {
        new Form(desk.get(), saved).panel.open();
    }

    private final class Form {
        private final Runnable saved;
        private final Map<String, HasValidation> fields = new LinkedHashMap<>();
        private final TextField fromName = text("fromName", 200);
        private final TextField fromAddress = text("fromAddress", 254);
        private final TextField replyTo = text("replyTo", 254);
        private final TextField smtpHost = text("smtpHost", 253);
        private final IntegerField smtpPort = port("smtpPort");
        private final Select<MailSecurity> smtpSecurity = security("smtpSecurity");
        private final TextField smtpUser = text("smtpUser", 320);
        private final PasswordField smtpPassword = password("smtpPassword");
        private final TextField imapHost = text("imapHost", 253);
        private final IntegerField imapPort = port("imapPort");
        private final Select<MailSecurity> imapSecurity = security("imapSecurity");
        private final TextField imapUser = text("imapUser", 320);
        private final PasswordField imapPassword = password("imapPassword");
        private final TextField imapFolder = text("imapFolder", 200);
        final FormPanel panel;

        Form(MailSettings kept, Runnable saved) {
            this.saved = saved;
            panel = new FormPanel(
                    Words.of("message-settings.mail.change"), Words.of("message-settings.save"), this::save);
            fill(kept);
            panel.fields(fromName, fromAddress);
            panel.folded(Words.of("message-settings.smtp"), smtpHost, smtpPort, smtpSecurity, smtpUser, smtpPassword);
            panel.folded(
                    Words.of("message-settings.imap"),
                    replyTo,
                    imapHost,
                    imapPort,
                    imapSecurity,
                    imapUser,
                    imapPassword,
                    imapFolder);
        }

        private void fill(MailSettings kept) {
            fromName.setValue(orEmpty(kept.fromName()));
            fromAddress.setValue(orEmpty(kept.fromAddress()));
            replyTo.setValue(orEmpty(kept.replyTo()));
            smtpHost.setValue(orEmpty(kept.smtpHost()));
            smtpPort.setValue(kept.smtpPort());
            smtpSecurity.setValue(Objects.requireNonNullElse(kept.smtpSecurity(), MailSecurity.STARTTLS));
            smtpUser.setValue(orEmpty(kept.smtpUser()));
            imapHost.setValue(orEmpty(kept.imapHost()));
            imapPort.setValue(kept.imapPort());
            imapSecurity.setValue(Objects.requireNonNullElse(kept.imapSecurity(), MailSecurity.TLS));
            imapUser.setValue(orEmpty(kept.imapUser()));
            imapFolder.setValue(orEmpty(kept.imapFolder()));
            String there = Words.of("message-settings.password.there");
            if (Boolean.TRUE.equals(kept.smtpPasswordSet())) smtpPassword.setHelperText(there);
            if (Boolean.TRUE.equals(kept.imapPasswordSet())) imapPassword.setHelperText(there);
        }

        private TextField text(String name, int most) {
            var field = new TextField(Words.of("message-settings." + name));
            field.setMaxLength(most);
            fields.put(name, field);
            return field;
        }

        private IntegerField port(String name) {
            var field = new IntegerField(Words.of("message-settings.port"));
            field.setMin(1);
            field.setMax(65_535);
            fields.put(name, field);
            return field;
        }

        private PasswordField password(String name) {
            var field = new PasswordField(Words.of("message-settings.password"));
            field.setMaxLength(500);
            fields.put(name, field);
            return field;
        }

        private Select<MailSecurity> security(String name) {
            var field = new Select<MailSecurity>();
            field.setLabel(Words.of("message-settings.security"));
            field.setItems(MailSecurity.values());
            field.setItemLabelGenerator(
                    each -> Words.of("message-settings.security." + each.name().toLowerCase(Locale.ROOT)));
            fields.put(name, field);
            return field;
        }

        private void save() {
            fields.values().forEach(field -> field.setInvalid(false));
            try {
                desk.set(Checks.valid(new MailSettings(
                        orNull(smtpHost.getValue()),
                        smtpPort.getValue(),
                        smtpSecurity.getValue(),
                        orNull(smtpUser.getValue()),
                        orNull(smtpPassword.getValue()),
                        null,
                        orNull(fromAddress.getValue()),
                        orNull(fromName.getValue()),
                        orNull(replyTo.getValue()),
                        orNull(imapHost.getValue()),
                        imapPort.getValue(),
                        imapSecurity.getValue(),
                        orNull(imapUser.getValue()),
                        orNull(imapPassword.getValue()),
                        null,
                        orNull(imapFolder.getValue()))));
            } catch (Problem refusal) {
                if (!refusal.hasFaults()) throw refusal;
                refusal.faults().forEach(this::fault);
                return;
            }
            panel.done();
            Toast.show(Words.of("message-settings.saved"));
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

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
