package dev.cohort.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.leads.LeadScore.Contribution;
import dev.cohort.leads.LeadScore.Facts;
import dev.cohort.persistence.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class ScoreSignsTest {
    private static final Instant THEN = Instant.parse("2026-09-01T08:00:00Z");

    private LeadsFixture on;

    @BeforeEach
    void open(TestDatabase db) {
        on = new LeadsFixture(db);
    }

    @Test
    void aSignRaisesItAndStandsWithItsDate() {
        Instant at = THEN.plus(Duration.ofDays(1));
        LeadScore score = score(Duration.ofDays(1), LeadStage.NEW, List.of(new Sign("reached", at)));
        assertThat(score.contributions()).contains(new Contribution("event-reached", 6, at));
        assertThat(score.value())
                .isEqualTo(score(Duration.ofDays(1), LeadStage.NEW, List.of()).value() + 6);
    }

    @Test
    void ofAKindThreeCount() {
        List<Sign> many = Collections.nCopies(10, new Sign("opened", THEN.plusSeconds(60)));
        assertThat(score(Duration.ofHours(1), LeadStage.NEW, many).contributions().stream()
                        .filter(each -> each.rule().equals("event-opened")))
                .hasSize(3);
    }

    @Test
    void silenceLowersItUntilASignBreaksIt() {
        LeadScore silent = score(Duration.ofDays(50), LeadStage.CONTACTED, List.of());
        assertThat(silent.contributions()).contains(new Contribution("silence", -10, THEN));
        Instant heard = THEN.plus(Duration.ofDays(40));
        assertThat(score(Duration.ofDays(50), LeadStage.CONTACTED, List.of(new Sign("reply", heard)))
                        .contributions())
                .extracting(Contribution::rule)
                .contains("event-reply")
                .doesNotContain("silence");
        // Who has ended is not waited for.
        assertThat(score(Duration.ofDays(50), LeadStage.LOST, List.of()).contributions())
                .extracting(Contribution::rule)
                .doesNotContain("silence");
    }

    @Test
    void whatIsHeardLaterThanItIsRatedDoesNotCountYet() {
        Sign later = new Sign("reply", THEN.plus(Duration.ofDays(3)));
        assertThat(score(Duration.ofDays(1), LeadStage.NEW, List.of(later)).contributions())
                .extracting(Contribution::rule)
                .doesNotContain("event-reply");
    }

    @Test
    void theNightRatesAnewWhatTimeAloneHasChanged() {
        on.capture.receive(Map.of("lastName", "Fresh", "email", "fresh@example.org"));
        int fresh = Integer.parseInt(
                on.capture.texts("select score::text from lead").getFirst());
        on.capture.texts("update lead set created_at = created_at - interval '60 days' returning ''");
        on.as(LeadsFixture.manager(), () -> on.ratings.rate(null));
        int old = Integer.parseInt(
                on.capture.texts("select score::text from lead").getFirst());
        // Ten for being fresh, and two periods of silence.
        assertThat(old).isEqualTo(fresh - 10 - 10);
        UUID id = UUID.fromString(on.capture.texts("select id::text from lead").getFirst());
        LeadScore told = on.as(LeadsFixture.manager(), () -> on.leads.score(id));
        assertThat(told.value()).isEqualTo(old);
    }

    @Test
    void anotherEnquiryRaisesTheScoreAtOnce() {
        Map<String, String> anna = Map.of("lastName", "Anna", "email", "anna@example.org");
        on.capture.receive(anna);
        int before = Integer.parseInt(
                on.capture.texts("select score::text from lead").getFirst());
        on.capture.receive(anna);
        assertThat(on.capture.texts("select score::text from lead")).containsExactly(String.valueOf(before + 8));
    }

    private static LeadScore score(Duration age, LeadStage stage, List<Sign> signs) {
        Facts facts = new Facts(true, true, true, false, true, false, "referral", "none", stage, THEN, THEN.plus(age));
        return LeadScore.of(facts, ScoreRules.STANDARD, signs);
    }
}
