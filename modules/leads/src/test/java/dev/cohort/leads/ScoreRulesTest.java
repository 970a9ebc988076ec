package dev.cohort.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cohort.leads.LeadRatings.Position;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.problem.Problem;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class ScoreRulesTest {
    private LeadsFixture on;

    @BeforeEach
    void open(TestDatabase db) {
        on = new LeadsFixture(db);
    }

    private LeadDetails made(String email) {
        return on.as(
                LeadsFixture.manager(),
                () -> on.leads.create(LeadsFixture.lead("Ida", "Falk", email, null), OnDuplicate.CREATE));
    }

    private ScoreRules change(Map<String, Integer> points) {
        return on.as(LeadsFixture.manager(), () -> on.rules.change(new ScoreRules(points)));
    }

    private int score(UUID id) {
        return on.as(LeadsFixture.manager(), () -> on.leads.get(id)).score().value();
    }

    @Test
    void aNewLeadIsRatedByTheTenantsRules() {
        int before = made("ida@example.org").score().value();
        change(Map.of("email", 40));
        LeadDetails after = made("ida2@example.org");
        assertThat(after.score().value()).isEqualTo(before + 28);
        LeadScore told = on.as(LeadsFixture.manager(), () -> on.leads.score(after.id()));
        assertThat(told.value()).isEqualTo(after.score().value());
        assertThat(told.contributions()).contains(new LeadScore.Contribution("email", 40));
    }

    @Test
    void thoseThatAreThereAreRatedAnew() {
        LeadDetails lead = made("ida@example.org");
        change(Map.of("email", 0));
        Position done = on.as(LeadsFixture.manager(), () -> on.ratings.rate(null));
        assertThat(done).isEqualTo(new Position(null, 1));
        assertThat(score(lead.id())).isEqualTo(lead.score().value() - 12);
        // Nobody has changed it.
        assertThat(on.as(LeadsFixture.manager(), () -> on.leads.get(lead.id())).version())
                .isEqualTo(lead.version());
    }

    @Test
    void whatIsNotNamedGoesBackToTheStandard() {
        change(Map.of("email", 40, "source:radio", 7));
        assertThat(change(Map.of())).isEqualTo(ScoreRules.STANDARD);
    }

    @Test
    void aSourceMayHavePointsOfItsOwn() {
        ScoreRules rules = change(Map.of("source: Radio ", 20));
        assertThat(rules.source("RADIO")).isEqualTo(20);
        assertThat(rules.source("Newspaper")).isEqualTo(ScoreRules.STANDARD.source("Newspaper"));
    }

    @Test
    void unknownRulesAndTooManyPointsAreRefused() {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> change(Map.of("charm", 5)));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> change(Map.of("email", 101)));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> change(Map.of("fresh-days", -1)));
    }

    @Test
    void anotherTenantKeepsItsOwn() {
        change(Map.of("email", 40));
        assertThat(on.as(on.db.beta(), LeadsFixture.manager(), () -> on.rules.rules()))
                .isEqualTo(ScoreRules.STANDARD);
    }
}
