package dev.cohort.ui;

import java.util.List;

/** A bean that finds records and actions for the command palette. */
public interface CommandSource {
    /** The best matches of what was typed, best first, at most a handful, only what the viewer may see. */
    List<Command> search(String typed);
}
