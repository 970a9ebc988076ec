/** What {@code ./cohort} runs: starts, watches and stops PostgreSQL, Keycloak and WildFly as one program. */
@NullMarked
package dev.cohort.launcher;

import org.jspecify.annotations.NullMarked;
