package dev.cohort.leads.demo;

import dev.cohort.duplicate.Lookalikes;
import dev.cohort.leads.CleanLead;
import dev.cohort.leads.LeadRules;
import dev.cohort.leads.LeadStage;
import dev.cohort.leads.demo.DemoLeads.DemoLead;
import dev.cohort.leads.demo.DemoLeads.Step;
import dev.cohort.persistence.Ids;
import dev.cohort.person.CleanPerson;
import dev.cohort.person.PersonFields;
import dev.cohort.person.PersonRules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** People who enquired a second time and were not recognised, for the page of duplicates. */
final class DemoTwins {
    private static final int PAIRS = 3;
    private static final int APART = 17;
    private static final int WORTH_A_LOOK = 65;

    private DemoTwins() {}

    /** Second enquiries of some of these leads: the same number, the name typed in a hurry, another mailbox. */
    static List<DemoLead> of(List<DemoLead> leads, PersonRules rules, Instant now) {
        List<DemoLead> twins = new ArrayList<>();
        for (int i = 0; i < leads.size() && twins.size() < PAIRS; i += APART) {
            int from = i;
            leads.stream()
                    .skip(from)
                    .filter(lead -> lead.lead().person().phoneE164() != null)
                    .findFirst()
                    .map(lead -> twin(lead, rules, now.minus(Duration.ofHours(5 + 20L * twins.size()))))
                    .ifPresent(twins::add);
        }
        return twins;
    }

    private static DemoLead twin(DemoLead lead, PersonRules rules, Instant at) {
        PersonFields known = lead.lead().person().fields();
        String last = known.lastName() == null ? "" : known.lastName();
        PersonFields again = new PersonFields(
                known.firstName(),
                last.length() > 3 ? last.substring(0, last.length() - 1) : last,
                "again." + PersonRules.fold(last).replaceAll("[^a-z]", "") + "@mail.example",
                known.phone(),
                null,
                null,
                null,
                known.language(),
                known.city(),
                known.country(),
                null,
                null,
                null);
        CleanLead clean = LeadRules.clean(lead.lead().fields().with(again), rules, new ArrayList<>());
        return new DemoLead(clean, List.of(new Step(LeadStage.NEW, at, null)), lead.seller());
    }

    /** Puts up for review whom the product itself takes for one. */
    static void pair(Handle sql, Lookalikes lookalikes, List<UUID> ids, List<CleanPerson> people, Instant now) {
        for (int i = 0; i < ids.size(); i++) {
            UUID id = ids.get(i);
            lookalikes.of(people.get(i), id, Lookalikes.Depth.ALIKE).stream()
                    .filter(found -> found.likeness().score() >= WORTH_A_LOOK)
                    .findFirst()
                    .ifPresent(found -> sql.createUpdate("""
                            insert into duplicate_pair (id, first_id, second_id, score, reasons, state, found_at)
                            values (:pair, least(:one, :other), greatest(:one, :other), :score, :reasons, 'OPEN', :now)
                            """)
                            .bind("pair", Ids.next())
                            .bind("one", id)
                            .bind("other", found.known().id())
                            .bind("score", found.likeness().score())
                            .bindArray("reasons", String.class, found.likeness().reasonKeys())
                            .bind("now", now.atOffset(ZoneOffset.UTC))
                            .execute());
        }
    }
}
