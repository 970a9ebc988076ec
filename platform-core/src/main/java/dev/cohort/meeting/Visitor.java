package dev.cohort.meeting;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Who books. */
record Visitor(
        @NotBlank @Text(max = 200, line = true) String name,
        @NotBlank @Email @Text(max = 254, line = true) String email,
        @Nullable @Text(max = 50, line = true) String phone,
        @Nullable @Text(max = 2_000) String note) {}
