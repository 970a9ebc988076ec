package dev.cohort.customfield;

/** What the values of a field are. */
public enum FieldKind {
    /** One line. */
    TEXT,
    /** Several lines. */
    LONG_TEXT,
    NUMBER,
    /** A day without a time. */
    DATE,
    /** One of the field's choices. */
    CHOICE,
    /** Any of the field's choices. */
    MULTI_CHOICE,
    BOOLEAN,
    /** An address that begins with {@code http://} or {@code https://}. */
    LINK;

    public boolean hasChoices() {
        return this == CHOICE || this == MULTI_CHOICE;
    }
}
