package dev.cohort.duplicate;

import java.util.Locale;

/** What two people share, or what speaks against their being one. */
public enum Reason {
    EMAIL,
    PHONE,
    CHANNEL,
    NAME,
    NAME_ALIKE,
    NAME_INCOMPLETE,
    BIRTH_DATE,
    COMPANY,
    CITY,
    OTHER_LAST_NAME,
    OTHER_FIRST_NAME,
    OTHER_BIRTH_DATE,
    OTHER_CITY;

    /** As it stands in answers and in the bundle behind {@code duplicate.reason.}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Reason of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
