package dev.cohort.activity;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.NotBlank;

/** What may be changed of an activity: the words of a note. */
public record NoteText(@NotBlank @Text(max = 20_000) String body) {}
