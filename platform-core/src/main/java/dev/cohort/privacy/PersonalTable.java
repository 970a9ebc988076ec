package dev.cohort.privacy;

import org.jspecify.annotations.Nullable;

/**
 * A table that holds data about people. Everything in it is a constant of the code; {@code where} knows {@code :person},
 * and {@code :records} with the ids of the person and of all records about them.
 *
 * @param section under which it is read, a key of the bundles ({@code personal.SECTION}); empty for what only repeats what
 *     stands elsewhere and is not handed out
 * @param where which rows are about the person
 * @param blanks what an erasure sets, as in {@code notes = null}; null where nothing is set
 * @param removed whether an erasure deletes the rows
 */
public record PersonalTable(
        String section,
        String table,
        String where,
        @Nullable String blanks,
        boolean removed) {

    /** Its rows stay without what tells of the person. */
    public static PersonalTable blanked(String section, String table, String where, String blanks) {
        return new PersonalTable(section, table, where, blanks, false);
    }

    /** Its rows go. */
    public static PersonalTable removed(String section, String table, String where) {
        return new PersonalTable(section, table, where, null, true);
    }

    /** Its rows are handed out and stay, for they tell nothing of whom they are about once the rest is erased. */
    public static PersonalTable kept(String section, String table, String where) {
        return new PersonalTable(section, table, where, null, false);
    }
}
