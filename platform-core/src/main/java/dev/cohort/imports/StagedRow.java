package dev.cohort.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.problem.Problem.FieldFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row on its way into the staging table: what it says, ready to be written. Used again for each row. */
public final class StagedRow {
    private final List<FieldFault> faults = new ArrayList<>();
    private final List<FieldFault> kept = new ArrayList<>();
    private final JsonText data = new JsonText();
    private final JsonText custom = new JsonText();
    private @Nullable String email;
    private @Nullable String phone;
    private @Nullable String externalId;
    private @Nullable String name;
    private @Nullable String turnedName;
    private boolean wholeName;
    private @Nullable String notes;

    void clear() {
        faults.clear();
        kept.clear();
        data.clear();
        custom.clear();
        email = null;
        phone = null;
        externalId = null;
        name = null;
        turnedName = null;
        wholeName = false;
        notes = null;
    }

    /** What duplicates are found by, each in its normal form. */
    public void keys(@Nullable String emailKey, @Nullable String phoneKey, @Nullable String externalKey) {
        this.email = emailKey;
        this.phone = phoneKey;
        this.externalId = externalKey;
    }

    /**
     * The name that tells the people of one household apart.
     *
     * @param folded last name first
     * @param turned first name first: many files have them the wrong way round
     * @param whole whether both parts are there
     */
    public void name(@Nullable String folded, @Nullable String turned, boolean whole) {
        this.name = folded;
        this.turnedName = turned;
        this.wholeName = whole;
    }

    /** Faults that make the row fail; add to it. */
    public List<FieldFault> faults() {
        return faults;
    }

    /** The value of this field means nothing to us: it is kept as text in a custom field, and counted as a warning. */
    public void keep(String field, String code) {
        kept.add(new FieldFault(field, code, Map.of()));
    }

    /** The value of this field was understood, and is kept as text as well, in a custom field. */
    public void keepToo(String field) {
        kept.add(new FieldFault(field, "", Map.of()));
    }

    /** Fields whose value meant nothing to us. */
    public List<String> keptFields() {
        return kept.stream().map(FieldFault::field).toList();
    }

    /** The free text of records that have no fields of the tenant's own: what no field takes is added to it. */
    public void notes(@Nullable String text) {
        this.notes = text;
    }

    @Nullable
    String notes() {
        return notes;
    }

    /** What was put, as a JSON object. */
    public String dataText() {
        return data.text().toString();
    }

    List<FieldFault> kept() {
        return kept;
    }

    public void put(String key, @Nullable String value) {
        if (value != null) data.put(key, value);
    }

    public void put(String key, List<String> values) {
        if (!values.isEmpty()) data.put(key, values);
    }

    /** Whom a person's row names as their guardian and as who pays; the words are kept as text as well. */
    public void belongsTo(Cells cells) {
        for (String field : List.of("guardian", "payer")) {
            String said = cells.get(field);
            if (said == null) continue;
            put(field, said.strip());
            keepToo(field);
        }
    }

    void putCustom(String key, String value) {
        custom.put(key, value);
    }

    void putCustom(String key, JsonNode value) {
        custom.put(key, value);
    }

    JsonText data() {
        return data;
    }

    JsonText custom() {
        return custom;
    }

    @Nullable
    String email() {
        return email;
    }

    @Nullable
    String phone() {
        return phone;
    }

    @Nullable
    String externalId() {
        return externalId;
    }

    @Nullable
    String name() {
        return name;
    }

    @Nullable
    String turnedName() {
        return turnedName;
    }

    boolean wholeName() {
        return wholeName;
    }
}
