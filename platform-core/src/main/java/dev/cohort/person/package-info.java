/** The people a centre knows, whatever they are to it, and the rules their particulars keep at every door. */
@NullMarked
package dev.cohort.person;

import org.jspecify.annotations.NullMarked;
