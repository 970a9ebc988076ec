/** The smallest whole module: a notice board. Each class shows one thing a module may bring. */
@NullMarked
package dev.cohort.example;

import org.jspecify.annotations.NullMarked;
