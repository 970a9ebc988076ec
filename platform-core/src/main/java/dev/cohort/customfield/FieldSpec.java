package dev.cohort.customfield;

import dev.cohort.rest.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says of a field.
 *
 * @param recordType kind of the records that have it, such as {@code lead}; it stays
 * @param key its name in {@code customFields}; it stays
 * @param labels what people read, by language such as {@code de}; the key where there is none
 * @param choices what may be chosen, in order; for the kinds that have choices
 * @param required whether a new record needs a value; records that have none already may go on without
 * @param help a line below the input, by language
 * @param group under which heading it stands in forms and on records; null for the common one
 * @param inList whether lists show it as a column from the start; it may be chosen as one in any case
 * @param inForm whether forms ask for it
 * @param archived out of forms, lists and filters; what records hold stays
 */
public record FieldSpec(
        @NotBlank @Text(max = 40, line = true) String recordType,
        @NotBlank @Text(max = 100, line = true) String key,
        @NotNull FieldKind kind,

        @Nullable @Size(max = 20)
        Map<@NotNull @Size(max = 10) String, @NotNull @Text(max = 200, line = true) String> labels,

        @Nullable @Size(max = 300) List<@NotNull @Valid FieldChoice> choices,
        @Nullable Boolean required,

        @Nullable @Size(max = 20)
        Map<@NotNull @Size(max = 10) String, @NotNull @Text(max = 500, line = true) String> help,

        @Nullable @Text(max = 100, line = true) String group,
        @Nullable Boolean inList,
        @Nullable Boolean inForm,
        @Nullable Boolean archived) {

    public FieldSpec {
        labels = labels == null ? Map.of() : Map.copyOf(labels);
        choices = choices == null ? List.of() : List.copyOf(choices);
        help = help == null ? Map.of() : Map.copyOf(help);
        required = Boolean.TRUE.equals(required);
        inList = Boolean.TRUE.equals(inList);
        inForm = !Boolean.FALSE.equals(inForm);
        archived = Boolean.TRUE.equals(archived);
        group = group == null || group.isBlank() ? null : group.strip();
    }

    @Override
    public Map<String, String> labels() {
        return labels == null ? Map.of() : labels;
    }

    @Override
    public List<FieldChoice> choices() {
        return choices == null ? List.of() : choices;
    }

    @Override
    public Map<String, String> help() {
        return help == null ? Map.of() : help;
    }

    /** A field with nothing but a name and a kind. */
    public static FieldSpec of(String recordType, String key, FieldKind kind, List<FieldChoice> choices) {
        return new FieldSpec(recordType, key, kind, null, choices, null, null, null, null, null, null);
    }
}
