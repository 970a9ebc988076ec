package dev.cohort.leads.capture;

/**
 * Understands the payloads of one source. A module that brings enquiries in from elsewhere contributes one as a CDI bean
 * and hands what it gets to {@link Inbox#receive}.
 */
public interface EnquiryReader {

    /** The {@link Arrival#source} whose payloads it reads. */
    String source();

    /**
     * What the payload says.
     *
     * @throws dev.cohort.problem.Problem when it cannot be understood: it stays in the inbox with that reason
     */
    Enquiry read(String body);
}
