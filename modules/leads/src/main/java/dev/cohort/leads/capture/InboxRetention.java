package dev.cohort.leads.capture;

import dev.cohort.privacy.RetentionOfRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * For how long the inbox keeps what became of nobody. What became a lead goes with its person: it may be the proof of what
 * they have agreed to.
 */
@ApplicationScoped
public class InboxRetention implements RetentionOfRows {
    private static final Rows UNTAKEN = new Rows("inbox", """
            state in ('FAILED', 'IGNORED') and lead_id is null and received_at < :before and not exists (
                select from legal_hold h join person p on p.id = h.person_id
                where h.ended_at is null and p.email_normalized is not null
                    and position(p.email_normalized in lower(inbox.body)) > 0)
            """, """
            body = '', corrected = null, headers = '{}', address = '', sender = null, reason = null,
            idempotency_key = null, version = version + 1
            """, "body <> ''");

    @Override
    public String recordType() {
        return InboxDesk.RECORD;
    }

    @Override
    public List<String> scopes() {
        return List.of("untaken");
    }

    @Override
    public Rows rows(String scope) {
        return UNTAKEN;
    }
}
