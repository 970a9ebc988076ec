package dev.cohort.leads;

import dev.cohort.privacy.PersonalTable;
import dev.cohort.privacy.PersonalTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What leads tell of a person. Those that have ended stay for the figures, without a word of whom they were about. */
@ApplicationScoped
public class LeadPersonalTables implements PersonalTables {
    @Override
    public List<String> records() {
        return List.of("select id from lead where person_id = :person");
    }

    @Override
    public List<PersonalTable> tables() {
        return List.of(
                PersonalTable.blanked("lead-moves", "lead_stage_change", "lead_id = any(:records)", "reason = null"),
                PersonalTable.blanked(
                        "enquiries",
                        "inbox",
                        // What became no lead, and yet is from them.
                        """
                        lead_id = any(:records) or exists (select from person p where p.id = :person
                            and position(p.email_normalized in lower(inbox.body)) > 0)
                        """,
                        """
                        body = '', corrected = null, headers = '{}', address = '', sender = null, reason = null,
                        idempotency_key = null
                        """),
                PersonalTable.blanked("touches", "lead_touch", "lead_id = any(:records)", """
                        click_ids = '{}', landing_page = null, referrer = null
                        """),
                // With it goes the way back of the leads, as that of the people does.
                PersonalTable.removed("", "lead_merge", "lead_id = any(:records) or kept_id = any(:records)"),
                // A reason that others have too names nobody.
                PersonalTable.blanked("leads", "lead", "person_id = :person", """
                        notes = null, custom_fields = '{}', tags = '{}', external_id = null, interest = null,
                        next_step = null, next_step_at = null,
                        lost_reason = case when exists (select from lead o where o.lost_reason = lead.lost_reason
                            and o.person_id <> lead.person_id) then lost_reason end, archived = true, version = version + 1,
                        deleted_at = case when stage in ('lost', 'disqualified', 'enrolled', 'converted') then deleted_at
                            else coalesce(deleted_at, now()) end
                        """));
    }
}
