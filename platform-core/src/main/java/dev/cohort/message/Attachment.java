package dev.cohort.message;

/**
 * A file that goes with a message.
 *
 * @param mediaType such as {@code application/pdf}; a {@code text/calendar; method=REQUEST} is sent as an invitation, too
 */
public record Attachment(String name, String mediaType, byte[] content) {
    /** In a calendar file that is sent, this stands for the address that answers to the message go to. */
    public static final String ANSWERS_TO = "answers-to@message.invalid";

    /** All attachments of a message together; providers refuse more. */
    public static final int MOST_BYTES = 10 * 1024 * 1024;
}
