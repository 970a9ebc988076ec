package dev.cohort.quality;

/** What may be wrong with a person {@code p}, for the rules of every kind of record that is about people. */
public final class PeopleConditions {
    /** Somebody has to look whether it is one person or two. */
    public static final String DUPLICATE = """
            (exists (select from duplicate_pair d where d.state = 'OPEN' and d.first_id = p.id)
                or exists (select from duplicate_pair d where d.state = 'OPEN' and d.second_id = p.id))
            """;

    /** They have said no, and not yes since. */
    public static final String CONSENT_WITHDRAWN = """
            exists (select from consent c where c.person_id = p.id and not c.given and not exists (
                select from consent n where n.person_id = c.person_id and n.purpose = c.purpose and n.given
                    and n.channel in ('any', c.channel) and n.happened_at > c.happened_at))
            """;

    /** Nobody has asked them. */
    public static final String NO_CONSENT = "not exists (select from consent c where c.person_id = p.id)";

    private PeopleConditions() {}
}
