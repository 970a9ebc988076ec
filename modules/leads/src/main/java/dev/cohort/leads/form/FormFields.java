package dev.cohort.leads.form;

import dev.cohort.rest.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is written of a form.
 *
 * @param active null for yes
 * @param source null for {@code website}
 * @param design null for the usual questions
 */
public record FormFields(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}")
        String key,

        @NotBlank @Text(max = 100, line = true) String name,
        @Nullable Boolean active,
        @Nullable @Text(max = 100, line = true) String source,
        @Nullable @Text(max = 100, line = true) String medium,
        @Nullable @Text(max = 100, line = true) String campaign,
        @Nullable @Valid FormDesign design) {

    static FormFields of(EnquiryForm form) {
        return new FormFields(
                form.key(), form.name(), form.active(), form.source(), form.medium(), form.campaign(), form.design());
    }

    boolean isActive() {
        return active == null || active;
    }

    String sourceOr(String standard) {
        return or(source, standard);
    }

    static String or(@Nullable String said, String standard) {
        return said == null || said.isBlank() ? standard : said.strip();
    }
}
