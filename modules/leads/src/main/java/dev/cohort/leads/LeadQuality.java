package dev.cohort.leads;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.quality.PeopleConditions;
import dev.cohort.quality.QualityKind;
import dev.cohort.quality.QualityRule;
import dev.cohort.quality.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** What should not be so with a lead that somebody still works on. */
@ApplicationScoped
public class LeadQuality implements QualityKind {
    private static final String FROM = """
            lead l join person p on p.id = l.person_id
            where l.deleted_at is null and l.stage not in ('lost', 'disqualified', 'enrolled', 'converted')
            """;
    private static final List<QualityRule> RULES = List.of(
            new QualityRule("no-contact", Severity.ERROR, """
                    p.email is null and p.phone is null and p.whatsapp is null and p.telegram is null
                    and p.instagram is null
                    """),
            new QualityRule("invalid-email", Severity.ERROR, "p.email is not null and p.email_normalized is null"),
            new QualityRule("invalid-phone", Severity.ERROR, "p.phone is not null and p.phone_e164 is null"),
            new QualityRule("no-name", Severity.WARNING, "p.first_name is null and p.last_name is null"),
            new QualityRule("no-owner", Severity.WARNING, "l.owner_id is null"),
            new QualityRule("no-next-step", Severity.WARNING, """
                    l.next_step_at is null and not exists (select from task t
                        where t.record_type = 'lead' and t.record_id = l.id and t.status = 'OPEN')
                    """),
            new QualityRule("overdue-step", Severity.WARNING, "coalesce(l.next_step_at < now(), false)"),
            new QualityRule("stale", Severity.WARNING, """
                    l.changed_at < now() - interval '30 days' and not exists (select from activity a
                        where a.record_type = 'lead' and a.record_id = l.id
                        and a.happened_at >= now() - interval '30 days')
                    """),
            new QualityRule("duplicate-suspect", Severity.WARNING, PeopleConditions.DUPLICATE),
            new QualityRule("consent-withdrawn", Severity.HINT, PeopleConditions.CONSENT_WITHDRAWN),
            new QualityRule("no-consent", Severity.HINT, PeopleConditions.NO_CONSENT),
            new QualityRule("no-phone", Severity.HINT, "p.phone is null"),
            new QualityRule("no-email", Severity.HINT, "p.email is null"),
            new QualityRule("no-interest", Severity.HINT, "l.interest is null"),
            new QualityRule(
                    "no-attribution",
                    Severity.HINT,
                    "l.source = 'direct' and l.medium = 'none' and l.campaign = 'none'"));

    /** The keys of the rules that a lead breaks, as a list filters by them. */
    static final String BROKEN = RULES.stream()
            .map(rule -> "case when " + rule.condition().strip() + " then '" + rule.key() + "' end")
            .collect(Collectors.joining(
                    ", ",
                    "case when l.stage in ('lost', 'disqualified', 'enrolled', 'converted') then '{}'::text[]"
                            + " else array_remove(array[",
                    "], null) end"));

    @Override
    public String recordType() {
        return Leads.RECORD;
    }

    @Override
    public String from() {
        return FROM;
    }

    @Override
    public String id() {
        return "l.id";
    }

    @Override
    public Visible visible() {
        return Access.may(LeadPermissions.READ)
                ? Access.visible(LeadPermissions.READ, "l")
                : new Visible("false", List.of());
    }

    @Override
    public List<QualityRule> rules() {
        return RULES;
    }

    @Override
    public String path(String rule) {
        return "leads?quality=" + rule;
    }
}
