package dev.cohort.imports;

import java.util.List;

/**
 * A field of ours that a column may be mapped to.
 *
 * @param key the name in options and in the API, such as {@code firstName}
 * @param titleKey its title in the bundles
 * @param looks what values by themselves suggest this field; {@link Looks#NOTHING} where only a name can
 * @param mayDefault whether a default may be given for rows that say nothing
 * @param names column names that mean this field in the languages we meet, folded, the most usual first
 */
public record ImportField(String key, String titleKey, Looks looks, boolean mayDefault, List<String> names) {

    /** What gives a field away where the column's name does not. */
    public enum Looks {
        EMAIL,
        PHONE,
        BIRTH_DATE,
        NOTHING
    }
}
