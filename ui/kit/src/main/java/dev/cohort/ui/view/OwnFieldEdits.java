package dev.cohort.ui.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import dev.cohort.bulk.BulkChanges;
import dev.cohort.customfield.OwnField;
import dev.cohort.customfield.OwnValues;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.OwnFieldInputs;
import dev.cohort.ui.view.BulkForm.Field;
import dev.cohort.ui.view.BulkForm.Input;
import java.util.List;

/** The tenant's own fields among what may be changed of many records at once. */
public final class OwnFieldEdits {
    private OwnFieldEdits() {}

    public static List<Field> of(List<OwnField> own) {
        return own.stream()
                .map(field -> new Field(field.label(Words.locale()), () -> input(field)))
                .toList();
    }

    private static Input input(OwnField field) {
        Component value = OwnFieldInputs.of(field, MissingNode.getInstance());
        value.getElement().setProperty("label", field.label(Words.locale()));
        return new Input(value, () -> {
            ObjectNode own = JsonNodeFactory.instance.objectNode();
            own.set(field.name(), OwnFieldInputs.read(field, ((HasValue<?, ?>) value).getValue()));
            return BulkChanges.set(OwnValues.FIELD, own);
        });
    }
}
