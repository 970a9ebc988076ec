/** Suites that run inside the server, beside the assembled product: see {@link dev.cohort.inside.Inside}. */
package dev.cohort.inside;
