package dev.cohort.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cohort.access.Caller;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.Json;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class InboxTest {
    private LeadsFixture on;

    @BeforeEach
    void open(TestDatabase db) {
        on = new LeadsFixture(db);
    }

    @Test
    void anEnquiryIsKeptAndBecomesALeadOfTheBranch() {
        receive(Map.of("firstName", "Anna", "email", "anna@example.org", "utmSource", "newsletter"));
        assertThat(states()).isEqualTo("CREATED");
        assertThat(text("select source || ' ' || coalesce(branch_id::text, '') from lead"))
                .isEqualTo("newsletter " + LeadsFixture.BERLIN);
    }

    @Test
    void theSamePersonAgainIsAddedToTheirLead() {
        receive(Map.of("firstName", "Anna", "email", "anna@example.org"));
        receive(Map.of("firstName", "Anna", "email", "ANNA@example.org", "notes", "And evenings?"));
        assertThat(states()).isEqualTo("CREATED,MERGED");
        assertThat(text("select string_agg(notes, '|') from lead")).isEqualTo("And evenings?");
    }

    @Test
    void whoFillsTheTrapIsThankedAndIgnored() {
        receive(Map.of("firstName", "Bot", "website", "http://spam.example"));
        assertThat(states()).isEqualTo("IGNORED");
        assertThat(text("select count(*)::text from lead")).isEqualTo("0");
    }

    @Test
    void aRefusedEnquiryIsKeptWithTheReason() {
        for (Map<String, String> wrong :
                java.util.List.of(Map.of("email", "none@none"), Map.of("firstName", "A", "owner", "me")))
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> receive(wrong));
        assertThat(states()).isEqualTo("FAILED,FAILED");
        assertThat(text("select string_agg(reason, ' ' order by received_at, id) from inbox"))
                .contains("email", "unknown-field");
    }

    private void receive(Map<String, String> fields) {
        Context.call(
                on.db.system(on.db.alpha()).as(Caller.VISITOR),
                () -> on.inbox.receive("public-form", Map.of(), Json.tree(fields)));
    }

    private String states() {
        return text("select string_agg(state, ',' order by received_at, id) from inbox");
    }

    private String text(String sql) {
        return on.as(Caller.SYSTEM, () -> on.db.transaction()
                .handle()
                .createQuery(sql)
                .mapTo(String.class)
                .one());
    }
}
