package dev.cohort.leads.form;

/** Whether a form asks for something. */
public enum FieldUse {
    HIDDEN,
    SHOWN,
    REQUIRED
}
