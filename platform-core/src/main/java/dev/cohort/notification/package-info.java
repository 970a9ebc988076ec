/** What members are told in the application: written with the change it tells of, read by its member alone. */
@NullMarked
package dev.cohort.notification;

import org.jspecify.annotations.NullMarked;
