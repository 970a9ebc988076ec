package dev.cohort.search;

import dev.cohort.access.Access.Visible;
import dev.cohort.person.PersonRules;
import dev.cohort.person.PersonSearch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What somebody has typed to find something, and how it is looked for in columns of folded text. */
public final class SearchText {
    private static final int LONGEST = 100;

    // Who matches exactly is found in any order first; the best of so many are shown.
    private static final int LOOKED_AT = 200;

    /** A shorter word has too few trigrams to be recognised with a fault in it. */
    private static final int SHORTEST_MISSPELT = 4;

    private static final String MISSPELT_FROM = "0.45";

    private final String typed;
    private final String folded;
    private final List<String> words;

    private SearchText(String typed) {
        this.typed = typed;
        this.words = PersonSearch.words(typed);
        this.folded = String.join(" ", words);
    }

    public static SearchText of(String typed) {
        String text = typed.replace("\0", "").strip();
        return new SearchText(
                text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)));
    }

    /** As it was typed. */
    public String typed() {
        return typed;
    }

    /** Its words, folded. */
    public List<String> words() {
        return words;
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    private boolean mayBeMisspelt() {
        return folded.length() >= SHORTEST_MISSPELT && folded.chars().anyMatch(Character::isLetter);
    }

    /** The condition that a column of folded text holds every word. */
    Visible in(String column) {
        StringBuilder sql = new StringBuilder("true");
        List<Object> values = new ArrayList<>();
        words.forEach(word -> PersonSearch.word(word, column, sql, values));
        return new Visible(sql.toString(), values);
    }

    /**
     * Rows whose column holds every word, the closest first; where those are too few, rows that hold something like it.
     *
     * @param row a record made of the selected columns
     * @param key what tells rows apart
     * @param select what is selected, a constant of the code
     * @param from the tables and the conditions without values, up to and with {@code where}; a constant of the code
     * @param column folded text with a trigram index, a constant of the code
     */
    public <T> List<T> rows(
            Handle handle,
            Class<T> row,
            Function<T, Object> key,
            String select,
            String from,
            String column,
            int limit,
            Visible... conditions) {
        Map<Object, T> found = new LinkedHashMap<>();
        read(handle, row, select, from, column, in(column), limit, conditions)
                .forEach(each -> found.putIfAbsent(key.apply(each), each));
        if (found.size() < limit && mayBeMisspelt()) {
            handle.createQuery("select set_config('pg_trgm.word_similarity_threshold', ?, true)")
                    .bind(0, MISSPELT_FROM)
                    .mapTo(String.class)
                    .one();
            Visible like = new Visible(column + " %> ?", List.of(folded));
            read(handle, row, select, from, column, like, limit, conditions)
                    .forEach(each -> found.putIfAbsent(key.apply(each), each));
        }
        return found.values().stream().limit(limit).toList();
    }

    private <T> List<T> read(
            Handle handle,
            Class<T> row,
            String select,
            String from,
            String column,
            Visible match,
            int limit,
            Visible... conditions) {
        StringBuilder sql = new StringBuilder("select * from (select ")
                .append(select)
                .append(", ")
                .append(column)
                .append(" as hay from ")
                .append(from)
                .append(" (")
                .append(match.sql())
                .append(')');
        List<Object> values = new ArrayList<>(match.values());
        for (Visible condition : conditions) {
            sql.append(" and (").append(condition.sql()).append(')');
            values.addAll(condition.values());
        }
        sql.append(" limit " + LOOKED_AT
                + ") hit order by word_similarity(?, hay) desc, similarity(?, hay) desc, hay limit ?");
        values.add(folded);
        values.add(folded);
        values.add(limit);
        Query query = handle.createQuery(sql.toString());
        for (int i = 0; i < values.size(); i++) query.bind(i, values.get(i));
        return query.mapTo(row).list();
    }

    /** The same letters as the columns hold. */
    static String fold(String text) {
        return PersonRules.fold(text);
    }
}
