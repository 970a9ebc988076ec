package dev.cohort.task.rule;

/** Who gets the task of a rule. */
public enum RuleOwner {
    /** Whoever owns the record; nobody yet where nobody does. */
    RECORD_OWNER,
    /** Whoever of a role has the fewest open tasks, first of the record's branch. */
    ROLE,
    MEMBER,
    NOBODY
}
