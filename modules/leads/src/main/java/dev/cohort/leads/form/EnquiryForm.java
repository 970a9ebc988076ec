package dev.cohort.leads.form;

import dev.cohort.rest.Versioned;
import java.time.Instant;
import java.util.UUID;

/**
 * A form as its administrator sees it.
 *
 * @param key its name in addresses: {@code /enquire/KEY}
 * @param source where those come from who do not say otherwise, with medium and campaign
 * @param path of its page
 */
public record EnquiryForm(
        UUID id,
        String key,
        String name,
        boolean active,
        String source,
        String medium,
        String campaign,
        FormDesign design,
        String path,
        Instant changedAt,
        int version)
        implements Versioned {}
