package dev.cohort.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What core itself holds about people. */
@ApplicationScoped
public class CorePersonalTables implements PersonalTables {
    private static final String PERSON_OR_RECORD = "person_id = :person or record_id = any(:records)";

    @Override
    public List<String> records() {
        return List.of(
                "select id from activity where person_id = :person",
                "select id from task where person_id = :person",
                "select id from reminder where person_id = :person",
                "select id from message where person_id = :person",
                "select id from meeting where person_id = :person");
    }

    @Override
    public List<PersonalTable> tables() {
        return List.of(
                PersonalTable.blanked("activities", "activity", PERSON_OR_RECORD, "subject = null, body = null"),
                PersonalTable.removed("", "bulk_row", "record_id = any(:records)"),
                PersonalTable.blanked("tasks", "task", PERSON_OR_RECORD, """
                        subject = '–', notes = null, custom_fields = '{}'
                        """),
                PersonalTable.blanked("reminders", "reminder", PERSON_OR_RECORD, "text = '–'"),
                PersonalTable.removed(
                        "",
                        "message_attachment",
                        "message_id in (select id from message where %s)".formatted(PERSON_OR_RECORD)),
                PersonalTable.removed(
                        "",
                        "message_click",
                        "message_id in (select id from message where %s)".formatted(PERSON_OR_RECORD)),
                PersonalTable.blanked("messages", "message", PERSON_OR_RECORD, """
                        address = '', address_name = null, subject = null, body_text = '', body_html = null,
                        variables = '{}', reason_detail = null
                        """),
                PersonalTable.removed("", "booking", """
                        meeting_id = any(:records) or exists (select from person p where p.id = :person
                            and p.email_normalized = lower(booking.email))
                        """),
                PersonalTable.blanked("meetings", "meeting", PERSON_OR_RECORD, """
                        title = '–', notes = null, result = null
                        """),
                PersonalTable.blanked("", "meeting_invitee", "person_id = :person", "email = null, name = null"),
                PersonalTable.removed(
                        "", "file_chunk", "file_id in (select id from file where record_id = any(:records))"),
                PersonalTable.removed("files", "file", "record_id = any(:records)"),
                PersonalTable.removed("", "recent_record", "record_id = any(:records)"),
                PersonalTable.kept("relations", "person_relation", "person_id = :person or other_id = :person"),
                PersonalTable.removed("", "duplicate_pair", "first_id = :person or second_id = :person"),
                // With it goes the way back from a merge, which holds both people as they were.
                PersonalTable.removed("", "person_merge", "winner_id = :person or loser_id = :person"),
                // That somebody agreed, or did not, stays as a proof which names nobody.
                PersonalTable.blanked("consents", "consent", "person_id = :person", "proof = null"),
                PersonalTable.blanked("audit", "audit_entry", "record_id = any(:records)", """
                        before = case when before is null then null else '{"erased": true}'::jsonb end,
                        after = case when after is null then null else '{"erased": true}'::jsonb end, reason = null
                        """),
                // The values as they were read from files, and as they stood before a file changed them.
                PersonalTable.removed("", "import_fault", """
                        exists (select from import_row r where r.import_id = import_fault.import_id
                            and r.row_no = import_fault.row_no
                            and (r.person_id = :person or r.record_id = any(:records)))
                        """),
                // The file itself, which holds the person's row in clear.
                PersonalTable.removed("", "import_file_chunk", """
                        exists (select from import_row r where r.import_id = import_file_chunk.import_id
                            and (r.person_id = :person or r.record_id = any(:records)))
                        or exists (select from import_person_before b where b.import_id = import_file_chunk.import_id
                            and b.person_id = :person)
                        or exists (select from import_before b where b.import_id = import_file_chunk.import_id
                            and b.record_id = any(:records))
                        """),
                // Also of those whose row names the person as their guardian.
                PersonalTable.blanked("", "import_row", PERSON_OR_RECORD + """
                         or exists (select from person_relation x
                            where x.import_id = import_row.import_id and x.person_id = :person
                                and x.other_id = import_row.person_id)
                        """, """
                        email = null, phone = null, external_id = null, name = null, turned_name = null, data = null,
                        custom = null
                        """),
                PersonalTable.removed("", "import_before", "record_id = any(:records)"),
                PersonalTable.removed("", "import_person_before", "person_id = :person"),
                PersonalTable.removed("", "notification", """
                        exists (select from unnest(cast(:records as uuid[])) r where title_values::text like '%' || r || '%'
                            or link like '%' || r || '%')
                        """),
                PersonalTable.removed("", "idempotency_key", """
                        exists (select from unnest(cast(:records as uuid[])) r where body like '%' || r || '%')
                        """),
                // With whoever was merged into them.
                PersonalTable.blanked("person", "person", "id = :person or merged_into = :person", """
                        first_name = null, last_name = null, email = null, email_normalized = null, phone = null,
                        phone_e164 = null, whatsapp = null, telegram = null, instagram = null, language = null, city = null,
                        country = null, birth_date = null, job_title = null, organization_name = null, search_text = '', notes = null,
                        custom_fields = '{}',
                        organization_id = null,
                        sort_name = U&'\\FFFF', erased_at = coalesce(erased_at, now()), version = version + 1
                        """));
    }
}
