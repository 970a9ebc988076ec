package dev.cohort.leads.form;

import dev.cohort.leads.Leads;
import dev.cohort.leads.capture.EnquiryFollowUp;
import dev.cohort.leads.capture.TakenEnquiry;
import dev.cohort.message.Messages;
import dev.cohort.message.NewMessage;
import dev.cohort.message.Purposes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mail that a form's sender gets at once, where the form has one. */
@ApplicationScoped
public class FirstAnswer implements EnquiryFollowUp {
    private static final String NAME = "{name}";

    private final EnquiryForms forms;
    private final Messages messages;

    @Inject
    FirstAnswer(EnquiryForms forms, Messages messages) {
        this.forms = forms;
        this.messages = messages;
    }

    @Override
    public void follow(TakenEnquiry taken) {
        String form = taken.enquiry().form();
        String email = taken.email();
        if (form == null || email == null) return;
        Optional<FormDesign> design =
                forms.shown(form).map(shown -> shown.form().design());
        String text = design.map(FormDesign::answerText).orElse(null);
        if (text == null) return;
        String name = taken.enquiry().firstName();
        String subject = design.map(FormDesign::answerSubject).orElse(NAME);
        messages.send(NewMessage.email(email, named(subject, name), named(text, name))
                .person(taken.personId())
                .about(Leads.RECORD, taken.leadId())
                .purpose(Purposes.SERVICE)
                // They have just asked, and are awake.
                .urgent()
                .once("answer " + taken.inboxId()));
    }

    private static String named(String text, @Nullable String name) {
        return text.replace(NAME, name == null ? "" : name).replaceAll(" +([,.!?])", "$1");
    }
}
