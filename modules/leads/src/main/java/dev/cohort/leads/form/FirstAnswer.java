package dev.cohort.leads.form;

import dev.cohort.leads.Leads;
import dev.cohort.leads.capture.EnquiryAnswer;
import dev.cohort.message.Messages;
import dev.cohort.message.NewMessage;
import dev.cohort.message.Purposes;
import dev.cohort.persistence.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The mail that a form's sender gets at once, where the form has one. */
@ApplicationScoped
public class FirstAnswer implements EnquiryAnswer {
    private static final String NAME = "{name}";

    private final TenantTransaction transaction;
    private final EnquiryForms forms;
    private final Messages messages;

    @Inject
    FirstAnswer(TenantTransaction transaction, EnquiryForms forms, Messages messages) {
        this.transaction = transaction;
        this.forms = forms;
        this.messages = messages;
    }

    @Override
    public void answer(
            UUID inbox, UUID lead, @Nullable String form, @Nullable String firstName, @Nullable String email) {
        if (form == null || email == null) return;
        Optional<FormDesign> design =
                forms.shown(form).map(shown -> shown.form().design());
        String text = design.map(FormDesign::answerText).orElse(null);
        if (text == null) return;
        String subject = design.map(FormDesign::answerSubject).orElse(NAME);
        messages.send(NewMessage.email(email, named(subject, firstName), named(text, firstName))
                .person(personOf(lead))
                .about(Leads.RECORD, lead)
                .purpose(Purposes.SERVICE)
                // They have just asked, and are awake.
                .urgent()
                .once("answer " + inbox));
    }

    private UUID personOf(UUID lead) {
        return transaction
                .handle()
                .select("select person_id from lead where id = ?", lead)
                .mapTo(UUID.class)
                .one();
    }

    private static String named(String text, @Nullable String name) {
        return text.replace(NAME, name == null ? "" : name).replaceAll(" +([,.!?])", "$1");
    }
}
