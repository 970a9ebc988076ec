package dev.cohort.privacy;

import java.util.List;

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
     * The condition that somebody still has to do with a person because of a record of this kind: whoever it is, no policy
     * forgets them.
     *
     * @param person the expression of the person's id
     */
    String inUse(String person);
}
