@NullMarked
package dev.cohort.leads.leadimport;

import org.jspecify.annotations.NullMarked;
