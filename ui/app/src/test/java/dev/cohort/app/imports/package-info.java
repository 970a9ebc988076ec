@org.jspecify.annotations.NullMarked
package dev.cohort.app.imports;
