package dev.cohort.customfield;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** The order of the fields of one kind of record. */
public record FieldOrder(
        @NotBlank @Text(max = 40, line = true) String recordType,
        @NotNull @Size(max = CustomFields.MOST) List<@NotNull UUID> ids) {}
