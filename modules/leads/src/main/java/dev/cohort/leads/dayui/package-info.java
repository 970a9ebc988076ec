/** What leads bring to "My day". */
@NullMarked
package dev.cohort.leads.dayui;

import org.jspecify.annotations.NullMarked;
