/** The pages about capture: the inbox, the form, assignment, speed. */
@NullMarked
package dev.cohort.leads.captureui;

import org.jspecify.annotations.NullMarked;
