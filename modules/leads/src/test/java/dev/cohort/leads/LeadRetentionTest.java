package dev.cohort.leads;

import static dev.cohort.leads.LeadsFixture.lead;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.access.Caller;
import dev.cohort.audit.Audit;
import dev.cohort.module.Contributions;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.privacy.Policies;
import dev.cohort.privacy.Policy;
import dev.cohort.privacy.PolicyFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class LeadRetentionTest {
    @Test
    void whoIsEnrolledGoesByAPolicyForWonLeadsAlone(TestDatabase db) {
        var on = new LeadsFixture(db);
        Audit audit = LeadsFixture.make(Audit.class, db.transaction(), db.entityManager(), on.clock);
        Policies policies = LeadsFixture.make(
                Policies.class, db.transaction(), Contributions.fixed(new LeadRetention()), null, audit, on.clock);
        LeadDetails won = on.as(
                LeadsFixture.manager(),
                () -> on.leads.create(lead("Marta", "Nowak", "marta@example.org", null), OnDuplicate.CREATE));
        on.as(LeadsFixture.manager(), () -> on.leads.moveTo(won.id(), StatusChange.to("lost", "Too far")));
        on.as(LeadsFixture.manager(), () -> on.leads.moveTo(won.id(), StatusChange.to("enrolled")));
        on.capture.texts("update lead set changed_at = '2020-01-01', stage_since = '2020-01-01' returning ''");

        assertThat(on.as(Caller.SYSTEM, () -> due(policies, "lost"))).isZero();
        assertThat(on.as(Caller.SYSTEM, () -> due(policies, "open"))).isZero();
        assertThat(on.as(Caller.SYSTEM, () -> due(policies, "won"))).isEqualTo(1);
    }

    private static long due(Policies policies, String scope) {
        Policy policy = policies.create(new PolicyFields(Leads.RECORD, scope, 365, null, false));
        return policies.tryOut(policy.id()).people();
    }
}
