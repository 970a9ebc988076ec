package dev.cohort.ui.field;

import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.customfield.CustomFields;
import dev.cohort.customfield.FieldDefinition;
import dev.cohort.customfield.FieldKind;
import dev.cohort.customfield.FieldRules;
import dev.cohort.customfield.FieldSpec;
import dev.cohort.customfield.OwnField;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;

/** Where the fields of a tenant's own are made and changed, from whatever page. */
@Dependent
public class FieldDesk {
    private final CustomFields fields;

    @Inject
    FieldDesk(CustomFields fields) {
        this.fields = fields;
    }

    public boolean mayChange() {
        return Access.may(CorePermissions.FIELDS_CHANGE);
    }

    /** The fields in use. */
    public List<FieldDefinition> fields(String recordType) {
        return fields.current(recordType);
    }

    /** The fields in use as people meet them. */
    public List<OwnField> own(String recordType) {
        return fields.own(recordType);
    }

    public FieldRules rules(String recordType) {
        return fields.rules(recordType);
    }

    /** Asks what the new field is. */
    public void ask(String recordType, Consumer<FieldDefinition> made) {
        ask(FieldSpec.of(recordType, "", FieldKind.TEXT, List.of()), made);
    }

    /** As {@link #ask(String, Consumer)}, with a guess to begin with. */
    public void ask(FieldSpec guess, Consumer<FieldDefinition> made) {
        FieldForm.create(fields, guess, made).open();
    }

    public void change(FieldDefinition field, Consumer<FieldDefinition> saved) {
        FieldForm.change(fields, field, saved).open();
    }
}
