package dev.cohort.leads.capture;

/** What follows when an enquiry is taken; a CDI bean, called in the transaction in which that happens. */
public interface EnquiryFollowUp {

    void follow(TakenEnquiry taken);
}
