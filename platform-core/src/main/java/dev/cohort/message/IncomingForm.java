package dev.cohort.message;

/**
 * Takes up what comes with a message in a form that programs understand, such as the answer of a calendar: a bean of whoever
 * asked. Anybody may have made it: what makes no sense is left alone, and never thrown over.
 */
public interface IncomingForm {

    /** Of which files, such as {@code text/calendar}. */
    String mediaType();

    /** Whether it was taken up, so that nobody need read the message. */
    boolean take(IncomingMessage message, Attachment file);
}
