/** People: their list, their page, and the queue of those who may be one. */
@NullMarked
package dev.cohort.app.person;

import org.jspecify.annotations.NullMarked;
