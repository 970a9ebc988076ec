package dev.cohort.privacy;

/**
 * A kind of record behind which people are forgotten after a while. Its SQL is made of constants and knows {@code :before}, the
 * instant since which nothing may have happened.
 */
public interface RetentionOfPeople extends RetentionKind {

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

    /** The same for a policy of its own: one that is for those whom the others keep. */
    default String inUse(String person, String scope) {
        return inUse(person);
    }
}
