package dev.cohort.person;

import dev.cohort.access.Access.Visible;
import dev.cohort.quality.PeopleConditions;
import dev.cohort.quality.QualityKind;
import dev.cohort.quality.QualityRule;
import dev.cohort.quality.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;

/** What should not be so with people, whatever they are to the centre. */
@ApplicationScoped
public class PersonQuality implements QualityKind {
    private static final List<QualityRule> RULES = List.of(
            new QualityRule("no-contact", Severity.ERROR, """
                    p.email is null and p.phone is null and p.whatsapp is null and p.telegram is null
                    and p.instagram is null
                    """),
            new QualityRule("invalid-email", Severity.ERROR, "p.email is not null and p.email_normalized is null"),
            new QualityRule("invalid-phone", Severity.ERROR, "p.phone is not null and p.phone_e164 is null"),
            new QualityRule("no-name", Severity.WARNING, "p.first_name is null and p.last_name is null"),
            new QualityRule("duplicate-suspect", Severity.WARNING, PeopleConditions.DUPLICATE),
            new QualityRule("consent-withdrawn", Severity.HINT, PeopleConditions.CONSENT_WITHDRAWN),
            new QualityRule("no-consent", Severity.HINT, PeopleConditions.NO_CONSENT),
            new QualityRule("no-phone", Severity.HINT, "p.phone is null"),
            new QualityRule("no-email", Severity.HINT, "p.email is null"));

    /** The keys of the rules that a person breaks, as a list filters by them. */
    static final String BROKEN = RULES.stream()
            .map(rule -> "case when " + rule.condition().strip() + " then '" + rule.key() + "' end")
            .collect(Collectors.joining(", ", "array_remove(array[", "], null)"));

    private final PersonReach reach;

    @Inject
    PersonQuality(PersonReach reach) {
        this.reach = reach;
    }

    @Override
    public String recordType() {
        return People.RECORD;
    }

    @Override
    public String from() {
        return "person p where p.deleted_at is null";
    }

    @Override
    public String id() {
        return "p.id";
    }

    @Override
    public Visible visible() {
        return reach.readable("p.id");
    }

    @Override
    public List<QualityRule> rules() {
        return RULES;
    }

    @Override
    public String path(String rule) {
        return "people?quality=" + rule;
    }
}
