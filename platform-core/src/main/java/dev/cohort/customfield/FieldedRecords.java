package dev.cohort.customfield;

/**
 * A kind of record that a tenant may give fields of its own: a bean of whoever keeps the records. Their table has a column
 * {@code custom_fields jsonb} that holds an object.
 */
public interface FieldedRecords {

    /** The record type, such as {@code lead}. */
    String recordType();

    /** The table, a constant of the code. */
    String table();

    /** The SQL condition that a row of the table counts, a constant of the code. */
    default String there() {
        return "true";
    }
}
