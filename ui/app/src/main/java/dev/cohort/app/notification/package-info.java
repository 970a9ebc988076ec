/** How a member wants to be told. */
@NullMarked
package dev.cohort.app.notification;

import org.jspecify.annotations.NullMarked;
