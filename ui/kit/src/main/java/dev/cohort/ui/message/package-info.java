/** What views of messages and consents are made of. */
@NullMarked
package dev.cohort.ui.message;

import org.jspecify.annotations.NullMarked;
