package dev.cohort.person;

import dev.cohort.access.Access.Visible;
import java.util.ArrayList;
import java.util.List;

/** Looks for people by words: name, e-mail, company, phone in any form. */
public final class PersonSearch {
    /** From so many letters on the trigram index knows a word wherever it stands; a shorter one only begins a word. */
    private static final int ANYWHERE = 3;

    private PersonSearch() {}

    /**
     * The SQL condition that a person holds every word, by what they are known by today or were before they were merged.
     *
     * @param id the expression of the person's id in the query, a constant of the code
     */
    public static Visible found(String text, String id) {
        StringBuilder sql = new StringBuilder(id)
                .append(" in (select coalesce(f.merged_into, f.id) from person f")
                .append(" where (f.deleted_at is null or f.merged_into is not null)");
        List<Object> values = new ArrayList<>();
        for (String word : words(text)) word(word, "f.search_text", sql, values);
        return new Visible(sql.append(')').toString(), values);
    }

    /** What was typed as words to look for; the national zero in brackets is nobody's number. */
    public static List<String> words(String text) {
        return PersonRules.searchWords(text.replace("\0", "").replace("(0)", ""));
    }

    /** Adds the condition that a column holds a word, so that its trigram index can be used. */
    public static void word(String word, String column, StringBuilder sql, List<Object> values) {
        String escaped = escaped(word);
        if (word.length() >= ANYWHERE) {
            sql.append(" and ").append(column).append(" like ?");
            values.add('%' + escaped + '%');
        } else {
            sql.append(" and (")
                    .append(column)
                    .append(" like ? or ")
                    .append(column)
                    .append(" like ?)");
            values.add(escaped + '%');
            values.add("% " + escaped + '%');
        }
    }

    static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
