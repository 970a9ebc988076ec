package dev.cohort.leads;

import dev.cohort.activity.ActivityAdded;
import dev.cohort.message.MessageClicked;
import dev.cohort.message.MessageStatusChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Rates a lead anew when there is a new sign of interest. */
@ApplicationScoped
public class SignsHeard {
    private final LeadRatings ratings;

    @Inject
    SignsHeard(LeadRatings ratings) {
        this.ratings = ratings;
    }

    void done(@Observes ActivityAdded added) {
        if (added.recordType().equals(Leads.RECORD)) ratings.rateOne(added.recordId());
    }

    void message(@Observes MessageStatusChanged message) {
        if (Leads.RECORD.equals(message.recordType()) && message.recordId() != null)
            ratings.rateOne(message.recordId());
    }

    void clicked(@Observes MessageClicked message) {
        if (Leads.RECORD.equals(message.recordType()) && message.recordId() != null)
            ratings.rateOne(message.recordId());
    }
}
