package dev.cohort.privacy;

import java.util.List;

/**
 * A kind of record that does not stay for ever. Core and modules bring one of the two as a CDI bean: {@link RetentionOfPeople}
 * or {@link RetentionOfRows}. Not sealed, since the container's proxies of beans implement it, too.
 */
public interface RetentionKind {

    /** The kind as records name it, such as {@code lead}. */
    String recordType();

    /** Which of the records a policy may be for, such as {@code lost}; keys of the bundles: {@code retention.KIND.SCOPE}. */
    List<String> scopes();
}
