package dev.cohort.leads;

import dev.cohort.activity.ActivityAdded;
import dev.cohort.merge.PersonsMerged;
import dev.cohort.merge.PersonsUnmerged;
import dev.cohort.message.MessageClicked;
import dev.cohort.message.MessageReceived;
import dev.cohort.message.MessageStatusChanged;
import dev.cohort.person.PersonChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Rates a lead anew when there is a new sign of interest, or when more or less is known of its person. */
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

    void answered(@Observes MessageReceived message) {
        if (Leads.RECORD.equals(message.recordType()) && message.recordId() != null)
            ratings.rateOne(message.recordId());
    }

    void known(@Observes PersonChanged person) {
        ratings.rateOf(person.personId());
    }

    void merged(@Observes PersonsMerged two) {
        ratings.rateOf(two.winnerId());
    }

    void parted(@Observes PersonsUnmerged two) {
        ratings.rateOf(two.winnerId());
        ratings.rateOf(two.loserId());
    }

    void clicked(@Observes MessageClicked message) {
        if (Leads.RECORD.equals(message.recordType()) && message.recordId() != null)
            ratings.rateOne(message.recordId());
    }
}
