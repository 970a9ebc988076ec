@NullMarked
package dev.cohort.rest;

import org.jspecify.annotations.NullMarked;
