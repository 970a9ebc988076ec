/** The centre's own enquiry forms: their pages for visitors, and what puts them into other websites. */
@NullMarked
package dev.cohort.leads.form;

import org.jspecify.annotations.NullMarked;
