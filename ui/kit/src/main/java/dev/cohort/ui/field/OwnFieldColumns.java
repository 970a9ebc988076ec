package dev.cohort.ui.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.grid.Grid.Column;
import dev.cohort.customfield.FieldColumns;
import dev.cohort.customfield.FieldDefinition;
import dev.cohort.customfield.FieldKind;
import dev.cohort.customfield.OwnField;
import dev.cohort.ui.DataGrid;
import dev.cohort.ui.Words;
import java.util.List;
import java.util.function.Function;

/** The tenant's own fields as columns of a list. */
public final class OwnFieldColumns {
    private OwnFieldColumns() {}

    /** A column for each; those that are not for every list are there to be chosen. */
    public static <T> void into(DataGrid<T> table, List<OwnField> own, Function<T, JsonNode> values) {
        own.forEach(field -> into(table, field, values));
    }

    private static <T> void into(DataGrid<T> table, OwnField field, Function<T, JsonNode> values) {
        String key = FieldColumns.PREFIX + field.name();
        Function<T, String> words =
                row -> OwnFieldWords.text(field, values.apply(row).path(field.name()));
        Column<T> column = field.kind() == FieldKind.NUMBER
                ? table.number(key, field.label(Words.locale()), words)
                : table.text(key, field.label(Words.locale()), words);
        column.setWidth("120px")
                .setSortable(field.kind() != FieldKind.MULTI_CHOICE && field.kind() != FieldKind.LONG_TEXT);
        FieldDefinition definition = field.definition();
        if (definition == null || !definition.inList()) table.hide(key);
    }
}
