package dev.cohort.privacy;

import java.util.List;
import java.util.Optional;

/**
 * A kind of record behind which people are forgotten after a while. Core and modules bring it as a CDI bean; its SQL is made
 * of constants and knows {@code :before}, the instant since which nothing may have happened.
 */
public interface RetentionKind {

    /** The kind as records name it, such as {@code lead}. */
    String recordType();

    /** Which of the records a policy may be for, such as {@code lost}; keys of the bundles: {@code retention.KIND.SCOPE}. */
    List<String> scopes();

    /**
     * A query for the ids of people behind records of this scope with whom nothing has happened since; one person may come
     * more than once.
     */
    String idle(String scope);

    /**
     * The rows of a scope that go by themselves, since nobody stands behind them yet; empty where people are forgotten.
     * There {@link #idle} is not asked.
     */
    default Optional<Rows> rows(String scope) {
        return Optional.empty();
    }

    /**
     * Rows with an {@code id}, in SQL made of constants.
     *
     * @param due the condition under which they go; knows {@code :before}
     * @param blanks what is set where they are made nameless
     * @param told the condition that a row still tells somebody's name
     */
    record Rows(String table, String due, String blanks, String told) {}

    /**
     * The condition that somebody still has to do with a person because of a record of this kind: whoever it is, no policy
     * forgets them.
     *
     * @param person the expression of the person's id
     */
    String inUse(String person);

    /** The same for a policy of its own: one that is for those whom the others keep. */
    default String inUse(String person, String scope) {
        return inUse(person);
    }
}
