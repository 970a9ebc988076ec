package dev.cohort.branch;

import dev.cohort.rest.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a form says of a branch.
 *
 * @param timeZone its IANA zone, such as {@code Europe/Berlin}; null for the centre's
 * @param region its country by ISO 3166, for phone numbers and holidays; null for the centre's
 * @param workingHours when there is somebody there; null for Monday to Friday 9 to 18; an empty list for at any time
 * @param active whether it still is worked in; null for yes
 */
public record BranchFields(
        @NotBlank @Text(line = true) String name,
        @Nullable @Text(max = 60, line = true) String timeZone,
        @Nullable @Text(max = 2, line = true) String region,
        @Nullable @Text(max = 300) String address,
        @Nullable @Text(max = 50, line = true) String phone,
        @Nullable @Size(max = 50) List<@Valid OpenHours> workingHours,
        @Nullable Boolean active) {

    /** Monday to Friday, 9 to 18. */
    public static final List<OpenHours> STANDARD_HOURS = Stream.of(DayOfWeek.values())
            .filter(day -> day.getValue() <= DayOfWeek.FRIDAY.getValue())
            .map(day -> new OpenHours(day, LocalTime.of(9, 0), LocalTime.of(18, 0)))
            .toList();

    public BranchFields {
        if (workingHours == null) workingHours = STANDARD_HOURS;
        if (active == null) active = true;
    }
}
