package dev.cohort.leads.work;

import dev.cohort.task.rule.TaskTrigger;
import java.util.Set;

/** What the triggers of leads share: the facts, and the shape of their queries. */
abstract class LeadTrigger implements TaskTrigger {
    static final String OPEN_STAGES =
            "('new', 'contacted', 'interested', 'trial_scheduled', 'trial_attended', 'qualified')";

    private static final String QUERY = """
            select l.id as subject_id, %s as occurrence, %s as at, 'lead' as record_type, l.id as record_id, l.owner_id,
                l.branch_id,
                jsonb_build_object(
                    'name', coalesce(nullif(concat_ws(' ', p.first_name, p.last_name), ''), l.number),
                    'number', l.number, 'source', l.source, 'medium', l.medium, 'campaign', l.campaign,
                    'interest', l.interest, 'stage', l.stage, 'language', p.language, 'city', p.city, 'branch', b.name,
                    'owner', m.name) as facts
            from %s
            join person p on p.id = l.person_id
            left join member m on m.id = l.owner_id
            left join branch b on b.id = l.branch_id
            where l.deleted_at is null and %s
            """;

    private final String key;
    private final Kind kind;
    private final Option option;

    LeadTrigger(String key, Kind kind, Option option) {
        this.key = key;
        this.kind = kind;
        this.option = option;
    }

    /** @param from tables with the lead as {@code l}, and what else the expressions need */
    static String query(String occurrence, String at, String from, String where) {
        return QUERY.formatted(occurrence, at, from, where);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public Option option() {
        return option;
    }

    @Override
    public Set<String> facts() {
        return Set.of(
                "name",
                "number",
                "source",
                "medium",
                "campaign",
                "interest",
                "stage",
                "language",
                "city",
                "branch",
                "owner");
    }
}
