package dev.cohort.ui;

import java.util.List;

/** A bean that adds to the navigation what the viewer at hand may open. */
public interface NavSource {
    List<NavGroup> groups();

    default List<QuickAdd> quickAdds() {
        return List.of();
    }
}
