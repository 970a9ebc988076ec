package dev.cohort.savedview;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** The order of the caller's own views of a list. */
public record ViewOrder(
        @NotBlank @Text(max = 40, line = true) String list,
        @NotNull @Size(max = SavedViews.MOST) List<@NotNull UUID> ids) {}
