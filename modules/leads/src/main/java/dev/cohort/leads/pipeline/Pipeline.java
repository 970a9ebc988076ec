package dev.cohort.leads.pipeline;

import dev.cohort.rest.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The way of a lead as a whole.
 *
 * @param statuses all of them, in their order
 * @param lostReasons what is offered when a lead is lost or disqualified; empty for the standard ones
 */
public record Pipeline(
        @NotNull @Size(min = 1, max = 40) List<@Valid StatusFields> statuses,
        @NotNull @Size(max = 40) List<@Text(max = 200, line = true) String> lostReasons) {}
