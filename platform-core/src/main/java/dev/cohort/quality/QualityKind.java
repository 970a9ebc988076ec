package dev.cohort.quality;

import dev.cohort.access.Access.Visible;
import java.util.List;

/** A kind of record whose data is looked at. Core and modules bring it as a CDI bean; its SQL is made of constants. */
public interface QualityKind {

    /** The kind as records name it, such as {@code lead}. */
    String recordType();

    /** The records that are looked at: what follows {@code from}, conditions included. */
    String from();

    /** The expression of a record's id there. */
    String id();

    /** Which of them the caller may see. */
    Visible visible();

    List<QualityRule> rules();

    /** The page that lists the records which break a rule. */
    String path(String rule);
}
