package dev.cohort.leads.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.rest.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A second form, for a landing page: other websites may show it, and it asks for consent to advertising. */
final class DemoForms {
    private static final String FORM = """
            insert into enquiry_form (id, key, name, source, medium, campaign, design, secret, created_at, changed_at)
            values (gen_random_uuid(), 'open-day', 'Open day', 'open day', 'event', 'autumn-start', ?::jsonb,
                replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), ?, ?)
            on conflict (key) do nothing
            """;

    private DemoForms() {}

    static void fill(Handle sql, DemoSchool school, Instant now) {
        ObjectNode design = Json.mapper().createObjectNode();
        design.put("title", "Come to our open day")
                .put("intro", "Meet the teachers, try a lesson, ask whatever you like.")
                .put("consentText", "Yes, tell me about courses and offers by e-mail, until I say no.")
                .put("consentVersion", 1)
                .put("consentPurpose", "marketing")
                .put("consentChannel", "email")
                .put("consentOptional", true);
        List<String> interests = school.interests();
        interests.forEach(design.putArray("interests")::add);
        design.putArray("hosts").add("www.school.example").add("*.partner.example");
        var at = now.atOffset(ZoneOffset.UTC);
        sql.execute(FORM, design.toString(), at, at);
    }
}
