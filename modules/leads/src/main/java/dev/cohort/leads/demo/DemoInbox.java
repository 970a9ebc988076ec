package dev.cohort.leads.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.persistence.Ids;
import dev.cohort.rest.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The enquiries that the latest leads came from, some that were added to one, and some that came to nothing. */
final class DemoInbox {
    private static final String LATEST = """
            select l.id, p.first_name, p.last_name, p.email, l.interest, l.source, l.medium, l.campaign, l.created_at
            from lead l join person p on p.id = l.person_id
            where p.email is not null
            order by l.created_at desc, l.number_value
            limit 30
            """;
    private static final String KEEP = """
            insert into inbox (id, source, received_at, address, content_type, headers, body, sender, state, reason_code,
                reason, lead_id, settled_at)
            values (:id, :door, :at, '203.0.113.7', 'application/json', :headers::jsonb, :body, :sender, :state, :code,
                :reason, :lead, :at)
            """;
    private static final String TOUCH = """
            insert into lead_touch (id, lead_id, inbox_id, opening, happened_at, source, medium, campaign, click_ids,
                landing_page, referrer, form)
            values (:id, :lead, :inbox, :opening, :at, :source, :medium, :campaign, :clicks::jsonb, :page, :referrer, 'main')
            """;
    private static final String LAST = """
            update lead l set last_source = t.source, last_medium = t.medium, last_campaign = t.campaign,
                last_touch_at = t.happened_at
            from (select distinct on (lead_id) * from lead_touch order by lead_id, happened_at desc, id desc) t
            where t.lead_id = l.id
            """;
    private static final String HEADERS = "{\"User-Agent\":\"Mozilla/5.0\",\"Accept-Language\":\"de-DE\"}";

    private DemoInbox() {}

    /** A lead that came by an enquiry. */
    public record Lead(
            UUID id,
            @Nullable String firstName,
            @Nullable String lastName,
            String email,
            @Nullable String interest,
            String source,
            String medium,
            String campaign,
            Instant createdAt) {

        String sender() {
            return (firstName == null ? "" : firstName + " ") + (lastName == null ? "" : lastName) + " · " + email;
        }

        ObjectNode payload() {
            return Json.mapper()
                    .createObjectNode()
                    .put("firstName", firstName)
                    .put("lastName", lastName)
                    .put("email", email)
                    .put("interest", interest)
                    .put("form", "main");
        }
    }

    static void fill(Handle sql, long seed, Instant now) {
        Random random = new Random(seed);
        List<Lead> leads = sql.createQuery(LATEST).mapTo(Lead.class).list();
        PreparedBatch kept = sql.prepareBatch(KEEP);
        PreparedBatch touches = sql.prepareBatch(TOUCH);
        for (int i = 0; i < leads.size(); i++) {
            Lead lead = leads.get(i);
            taken(kept, touches, lead, lead.createdAt(), "CREATED");
            Instant again = lead.createdAt().plus(Duration.ofHours(20 + random.nextInt(40)));
            if (i % 5 == 0 && again.isBefore(now)) taken(kept, touches, lead, again, "MERGED");
        }
        nothing(
                kept,
                now.minus(Duration.ofHours(3)),
                "FAILED",
                "invalid",
                "email: This is not an e-mail address.",
                """
                {"firstName":"Milo","lastName":"Brandt","email":"milo.brandt@web","interest":"Spanish A1"}""",
                "Milo Brandt");
        nothing(
                kept,
                now.minus(Duration.ofHours(27)),
                "FAILED",
                "malformed-json",
                "The body is not valid JSON: line 1, column 1.",
                "name=Greta+Holm&phone=0176+4455667",
                "");
        nothing(kept, now.minus(Duration.ofHours(9)), "IGNORED", "trapped", null, """
                {"firstName":"SEO","email":"seo@example.com","website":"http://rank.example"}""", "SEO · seo@example.com");
        kept.execute();
        touches.execute();
        sql.execute(LAST);
    }

    private static void taken(PreparedBatch kept, PreparedBatch touches, Lead lead, Instant at, String state) {
        UUID id = Ids.next();
        keep(kept, id, "enquiry-form", at, lead.payload().toString(), lead.sender())
                .bind("state", state)
                .bind("code", (String) null)
                .bind("reason", (String) null)
                .bind("lead", lead.id())
                .add();
        boolean opening = state.equals("CREATED");
        boolean paid = lead.medium().equals("cpc");
        touches.bind("id", Ids.next())
                .bind("lead", lead.id())
                .bind("inbox", id)
                .bind("opening", opening)
                .bind("at", utc(at))
                .bind("source", opening ? lead.source() : "google")
                .bind("medium", opening ? lead.medium() : "organic")
                .bind("campaign", opening ? lead.campaign() : "none")
                .bind("clicks", paid ? "{\"gclid\":\"EAIaIQobChMI\"}" : "{}")
                .bind("page", "https://www.school.example/courses")
                .bind("referrer", opening ? null : "https://www.google.com/")
                .add();
    }

    private static void nothing(
            PreparedBatch kept,
            Instant at,
            String state,
            String code,
            @Nullable String reason,
            String body,
            String sender) {
        keep(kept, Ids.next(), "public-form", at, body, sender)
                .bind("state", state)
                .bind("code", code)
                .bind("reason", reason)
                .bindByType("lead", null, UUID.class)
                .add();
    }

    private static PreparedBatch keep(
            PreparedBatch kept, UUID id, String door, Instant at, String body, String sender) {
        return kept.bind("id", id)
                .bind("door", door)
                .bind("at", utc(at))
                .bind("headers", HEADERS)
                .bind("body", body)
                .bind("sender", sender);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
