package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.function.Supplier;

/**
 * A cell of a {@link DataGrid} that is typed in where it stands.
 *
 * @param inputs what is typed in, filled with what stands there
 * @param save keeps what was typed and says what came of it
 */
public record CellEdit(List<Component> inputs, Supplier<Answer> save) {

    /** What came of saving. */
    public sealed interface Answer {}

    /** It is kept, or there was nothing to keep. */
    public record Saved() implements Answer {}

    /**
     * It is not kept; what was typed stands.
     *
     * @param words why, and what to do
     * @param ways what may be done besides typing something else
     */
    public record Refused(String words, List<Component> ways) implements Answer {}

    public static Answer saved() {
        return new Saved();
    }

    public static Answer refused(String words, Component... ways) {
        return new Refused(words, List.of(ways));
    }
}
