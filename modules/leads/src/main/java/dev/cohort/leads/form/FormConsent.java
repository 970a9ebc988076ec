package dev.cohort.leads.form;

import dev.cohort.consent.ConsentState;
import dev.cohort.consent.Consents;
import dev.cohort.consent.NewConsent;
import dev.cohort.leads.capture.EnquiryFollowUp;
import dev.cohort.leads.capture.TakenEnquiry;
import dev.cohort.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what a form's sender has agreed to, with the words they were shown and the enquiry that proves it. */
@ApplicationScoped
public class FormConsent implements EnquiryFollowUp {
    private static final Logger LOG = LoggerFactory.getLogger(FormConsent.class);
    private static final String SOURCE = "web-form";

    private final EnquiryForms forms;
    private final Consents consents;

    @Inject
    FormConsent(EnquiryForms forms, Consents consents) {
        this.forms = forms;
        this.consents = consents;
    }

    @Override
    public void follow(TakenEnquiry taken) {
        String key = taken.enquiry().form();
        if (key == null || !Boolean.TRUE.equals(taken.enquiry().consent())) return;
        forms.shown(key)
                .map(shown -> shown.form().design())
                .filter(design -> design.consentText() != null)
                .ifPresent(design -> keep(taken, key, design));
    }

    private void keep(TakenEnquiry taken, String form, FormDesign design) {
        String purpose = design.consentFor();
        String channel = design.consentChannel() == null ? Consents.ANY : design.consentChannel();
        // Anybody may fill in anybody's address: a no is taken back only by whoever has followed the link in a mail.
        if (!design.confirms() && isWithdrawn(taken, purpose, channel)) return;
        try {
            consents.record(
                    taken.personId(),
                    new NewConsent(
                            purpose,
                            channel,
                            ConsentState.GIVEN,
                            taken.receivedAt(),
                            SOURCE,
                            "inbox:" + taken.inboxId(),
                            "enquire/" + form + "/"
                                    + (taken.enquiry().consentVersion() == null
                                            ? design.consentVersion()
                                            : taken.enquiry().consentVersion())));
        } catch (Problem refused) {
            // The enquiry is worth more than a purpose that is there no more.
            LOG.warn("What was agreed to in enquiry {} is not kept: {}", taken.inboxId(), refused.code());
        }
    }

    private boolean isWithdrawn(TakenEnquiry taken, String purpose, String channel) {
        return consents.standing(taken.personId(), purpose, channel)
                .filter(standing -> standing.state() == ConsentState.WITHDRAWN)
                .isPresent();
    }
}
