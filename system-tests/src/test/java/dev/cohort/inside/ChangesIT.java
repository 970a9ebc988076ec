package dev.cohort.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cohort.access.Caller;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.LeadFields;
import dev.cohort.leads.Leads;
import dev.cohort.leads.OnDuplicate;
import dev.cohort.module.ModuleSwitch;
import dev.cohort.person.PersonFields;
import dev.cohort.probe.Bell;
import dev.cohort.probe.Ear;
import dev.cohort.probe.Ear.Heard;
import dev.cohort.probe.ProbeModule;
import dev.cohort.request.Context;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The probe's bell is one audit entry and one event; it is switched on at one tenant and off at the other. */
@DisplayName("A change, its audit and its events are kept together or not at all")
class ChangesIT extends Inside {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    private ModuleSwitch modules;

    @Inject
    private Bell bell;

    @Inject
    private Ear ear;

    @Inject
    private Leads leads;

    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void theProbeIsOnAtOneOfThem() {
        if (!tenant(DEMO).hasModule(ProbeModule.ID)) modules.enable(tenant(DEMO), ProbeModule.ID);
        assertThat(tenant(CODELAB).hasModule(ProbeModule.ID)).isFalse();
    }

    @Test
    void committedBothAreKept() {
        in(DEMO, () -> {
            bell.ring(id);
            assertThat(audited(id)).isOne();
            assertThat(outbox(id)).isOne();
            // Nobody else sees either before the commit.
            assertThat(in(DEMO, () -> audited(id) + outbox(id))).isZero();
            return id;
        });
        assertThat(in(DEMO, () -> audited(id))).isOne();
        await().pollInSameThread().atMost(PATIENCE).until(() -> !ear.of(id).isEmpty());
    }

    @Test
    void aServiceOfAModuleThatFailsKeepsNeither() {
        assertThatThrownBy(() -> Context.run(system(DEMO), () -> bell.crack(id)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The bell cracked");
        assertThat(in(DEMO, () -> audited(id) + outbox(id))).isZero();
        overtaken(DEMO);
        assertThat(ear.of(id)).isEmpty();
    }

    @Test
    void whatJoinedATransactionThatFailsIsUndoneWithIt() {
        String name = "Undone" + id;
        assertThatThrownBy(() -> in(DEMO, () -> {
                    LeadDetails lead = leads.create(named(name), OnDuplicate.CREATE);
                    bell.ring(id);
                    assertThat(one(Integer.class, "select count(*) from person where last_name = ?", name))
                            .isOne();
                    assertThat(audited(lead.id())).isOne();
                    throw new IllegalStateException("and yet");
                }))
                .hasMessage("and yet");
        in(DEMO, () -> {
            assertThat(one(Integer.class, "select count(*) from person where last_name = ?", name))
                    .isZero();
            assertThat(one(
                            Integer.class,
                            "select count(*) from audit_entry where after::text like ? or after::text like ?",
                            "%" + name + "%",
                            "%" + id + "%"))
                    .isZero();
            assertThat(audited(id) + outbox(id)).isZero();
            return id;
        });
        overtaken(DEMO);
        assertThat(ear.of(id)).isEmpty();
    }

    @Test
    void anObserverIsCalledOnceWithTheTenantBoundWhereItsModuleIsOn() {
        in(DEMO, () -> {
            bell.ring(id);
            return id;
        });
        await().pollInSameThread().atMost(PATIENCE).until(() -> in(DEMO, () -> outbox(id)) == 0);
        assertThat(ear.of(id)).containsExactly(new Heard(id, DEMO, Caller.Kind.SYSTEM, "event", schema(DEMO)));
    }

    @Test
    void whereItsModuleIsOffItIsNotCalled() {
        in(CODELAB, () -> {
            bell.ring(id);
            return id;
        });
        await().pollInSameThread().atMost(PATIENCE).until(() -> in(CODELAB, () -> outbox(id)) == 0);
        assertThat(ear.of(id)).isEmpty();
        assertThat(in(CODELAB, () -> audited(id))).isOne();
    }

    /** Once a later event has arrived, an earlier one would have too. */
    private void overtaken(String slug) {
        UUID later = UUID.randomUUID();
        in(slug, () -> {
            bell.ring(later);
            return later;
        });
        await().pollInSameThread().atMost(PATIENCE).until(() -> !ear.of(later).isEmpty());
    }

    private int audited(UUID record) {
        return one(Integer.class, "select count(*) from audit_entry where record_id = ?", record);
    }

    private int outbox(UUID rung) {
        return one(Integer.class, "select count(*) from event_outbox where payload ->> 'bell' = ?", rung.toString());
    }

    private static LeadFields named(String lastName) {
        return LeadFields.BLANK.with(
                new PersonFields("Ursula", lastName, null, null, null, null, null, null, null, null, null, null, null));
    }
}
