/** What people see of leads: list, board, panel, page and form. */
@NullMarked
package dev.cohort.leads.ui;

import org.jspecify.annotations.NullMarked;
