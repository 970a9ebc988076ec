@NullMarked
package dev.cohort.example.ui;

import org.jspecify.annotations.NullMarked;
