package dev.cohort.meeting;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member says of the page on which visitors book a time.
 *
 * @param slug the last part of its address
 * @param durations in minutes, to choose from
 * @param bufferMinutes kept free around what is planned
 * @param noticeHours nothing can be booked sooner
 * @param horizonDays nothing can be booked later
 */
public record BookingPageFields(
        @NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9-]{1,58}[a-z0-9]")
        String slug,

        @NotBlank @Text(max = 200, line = true) String title,
        @Nullable @Text(max = 2_000) String welcome,
        @NotNull @Size(min = 1, max = 6) List<@NotNull @Min(5) @Max(480) Integer> durations,
        @Nullable @Min(0) @Max(240) Integer bufferMinutes,
        @Nullable @Min(0) @Max(720) Integer noticeHours,
        @Nullable @Min(1) @Max(180) Integer horizonDays,
        @Nullable @Text(max = 300, line = true) String location,
        @Nullable @Text(max = 500, line = true) String link,
        @Nullable Boolean active) {

    public BookingPageFields {
        if (bufferMinutes == null) bufferMinutes = 0;
        if (noticeHours == null) noticeHours = 4;
        if (horizonDays == null) horizonDays = 30;
        if (active == null) active = true;
    }
}
