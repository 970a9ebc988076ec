package dev.cohort.message;

/** What a message is for: the built-in purposes; a tenant may have more of its own. */
public final class Purposes {
    /** Advertising: only to who has agreed. */
    public static final String MARKETING = "marketing";

    /** What belongs to what they asked for or booked: to everybody who has not objected. */
    public static final String SERVICE = "service";

    /** Recording a call or lesson: only with who has agreed. */
    public static final String RECORDING = "recording";

    /** What makes an agreement or its end possible, such as the mail that asks to confirm an address: to everybody. */
    public static final String REQUIRED = "required";

    /** What goes to the tenant's own members: nobody's consent is asked. */
    public static final String INTERNAL = "internal";

    private Purposes() {}
}
