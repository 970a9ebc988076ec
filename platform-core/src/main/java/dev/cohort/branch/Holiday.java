package dev.cohort.branch;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A day on which nobody is there; see {@link HolidayFields}. */
public record Holiday(
        UUID id, @Nullable UUID branchId, @Nullable String branchName, LocalDate date, String title) {

    /** What it was made of, to be kept once more. */
    public HolidayFields fields() {
        return new HolidayFields(branchId, date, title);
    }
}
