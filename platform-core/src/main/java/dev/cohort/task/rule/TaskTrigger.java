package dev.cohort.task.rule;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Something that happens to records and can call for a task. Core and modules bring it as a CDI bean. Its words stand in
 * the bundle: {@code task-trigger.KEY}, and {@code task-fact.FACT} for what conditions may ask about.
 */
public interface TaskTrigger {

    /** How it is noticed. */
    enum Kind {
        /** Somebody says so at once, by {@link TaskAutomation#happened}. */
        EVENT,
        /** A state that records come to by time passing; looked for every few minutes. */
        STATE
    }

    /** What a rule must say besides. */
    enum Option {
        NONE,
        /** A number of days. */
        DAYS,
        /** One of {@link #choices}. */
        CHOICE
    }

    /** The stable name, {@code area.what}. */
    String key();

    Kind kind();

    default Option option() {
        return Option.NONE;
    }

    /** What can be chosen, each a stable key. */
    default List<String> choices() {
        return List.of();
    }

    default String choice(String key, Locale locale) {
        return key;
    }

    /** What conditions may ask about and subjects may name in braces. */
    Set<String> facts();

    /**
     * A query of when it happened or came to be, with the columns {@code subject_id, occurrence, at, record_type, record_id,
     * owner_id, branch_id, facts}: to which thing, which time (up to 80 characters, the same whenever it is asked), at which
     * instant, the record the task will be about, whose it is, and a JSON object of {@link #facts}. Parameters: {@code :option}
     * as text, {@code :now}, {@code :today}.
     */
    String occurrences();
}
