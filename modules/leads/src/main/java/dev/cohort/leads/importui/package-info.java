/** The wizard that brings leads in from a file. */
@NullMarked
package dev.cohort.leads.importui;

import org.jspecify.annotations.NullMarked;
