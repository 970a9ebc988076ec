package dev.cohort.imports;

import org.jspecify.annotations.Nullable;

/** A name as two parts, however a file has it. */
public record PersonNames(@Nullable String first, @Nullable String last) {

    /** @param full the whole name; asked only where neither part is there */
    public static PersonNames of(@Nullable String first, @Nullable String last, @Nullable String full) {
        if (full == null || first != null || last != null) return new PersonNames(first, last);
        String text = full.strip();
        int comma = text.indexOf(',');
        if (comma > 0) return new PersonNames(text.substring(comma + 1), text.substring(0, comma));
        int space = text.lastIndexOf(' ');
        return space < 0
                ? new PersonNames(text, null)
                : new PersonNames(text.substring(0, space), text.substring(space + 1));
    }
}
