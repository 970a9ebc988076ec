package dev.cohort.leads.capture;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is said at once to who has enquired; a CDI bean, called in the transaction in which the enquiry is taken. */
public interface EnquiryAnswer {

    /** @param form key of the form it was written in */
    void answer(UUID inbox, UUID lead, @Nullable String form, @Nullable String firstName, @Nullable String email);
}
