package dev.cohort.search;

import java.util.List;
import java.util.UUID;

/**
 * A record that was found.
 *
 * @param type its kind, such as {@code lead}
 * @param title what it is called
 * @param about what else tells it apart
 * @param path of its page
 * @param matches the parts of the title that hold what was typed
 */
public record SearchHit(String type, UUID id, String title, String about, String path, List<Highlight> matches) {}
