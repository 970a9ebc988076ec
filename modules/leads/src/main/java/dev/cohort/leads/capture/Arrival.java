package dev.cohort.leads.capture;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came in from outside, before anybody has looked at it.
 *
 * @param source the door it came by, such as {@code public-form}; who reads it goes by this name
 * @param headers what of the request's headers is worth keeping
 * @param body as it was sent, whether it can be read or not
 * @param idempotencyKey the sender's own mark of this enquiry: sent twice, it is taken once; null for none
 */
public record Arrival(
        String source,
        @Nullable String contentType,
        Map<String, String> headers,
        String body,
        @Nullable String idempotencyKey) {}
