@org.jspecify.annotations.NullMarked
package dev.cohort.file;
