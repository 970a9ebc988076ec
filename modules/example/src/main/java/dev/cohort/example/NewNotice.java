package dev.cohort.example;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.NotBlank;

/** A notice to be posted. */
public record NewNotice(@NotBlank @Text(max = 500) String text) {}
