package dev.cohort.message;

/** A provider did not take a message. */
public final class ChannelFault extends RuntimeException {
    private final boolean permanent;
    private final String reason;

    private ChannelFault(boolean permanent, String reason, String detail, Throwable cause) {
        super(detail, cause);
        this.permanent = permanent;
        this.reason = reason;
    }

    /**
     * Trying again makes no difference.
     *
     * @param reason {@code message.reason.REASON} in the bundle says it in words
     * @param detail what the provider said
     */
    public static ChannelFault permanent(String reason, String detail, Throwable cause) {
        return new ChannelFault(true, reason, detail, cause);
    }

    /** It may be taken later. */
    public static ChannelFault passing(String reason, String detail, Throwable cause) {
        return new ChannelFault(false, reason, detail, cause);
    }

    public boolean isPermanent() {
        return permanent;
    }

    public String reason() {
        return reason;
    }

    public String detail() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
