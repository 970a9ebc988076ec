package dev.cohort.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.leads.LeadScore.Contribution;
import dev.cohort.leads.LeadScore.Facts;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LeadScoreTest {
    private static final Instant THEN = Instant.parse("2026-11-01T09:00:00Z");

    @Property
    void theContributionsAlwaysAddUpToAValueBetweenZeroAndAHundred(
            @ForAll boolean name,
            @ForAll boolean email,
            @ForAll boolean phone,
            @ForAll boolean channel,
            @ForAll boolean interest,
            @ForAll boolean nextStep,
            @ForAll String source,
            @ForAll LeadStage stage,
            @ForAll @IntRange(max = 400) int days) {
        LeadScore score = LeadScore.of(new Facts(
                name,
                email,
                phone,
                channel,
                interest,
                nextStep,
                source,
                "autumn",
                stage,
                THEN,
                THEN.plus(Duration.ofDays(days))));
        assertThat(score.value()).isBetween(0, 100);
        assertThat(score.contributions().stream().mapToInt(Contribution::points).sum())
                .isEqualTo(score.value());
        assertThat(score.badge()).isEqualTo(ScoreBadge.of(score.value()));
    }

    @Example
    void everythingKnownOfAFreshQualifiedLeadIsVeryHot() {
        assertThat(score(LeadStage.QUALIFIED, Duration.ZERO).badge()).isEqualTo(ScoreBadge.VERY_HOT);
    }

    @Example
    void silenceCools() {
        assertThat(score(LeadStage.NEW, Duration.ofDays(30)).value())
                .isLessThan(score(LeadStage.NEW, Duration.ofDays(1)).value());
    }

    @Example
    void whoIsEnrolledIsNoFreshEnquiry() {
        assertThat(score(LeadStage.ENROLLED, Duration.ZERO)).isEqualTo(score(LeadStage.ENROLLED, Duration.ofDays(60)));
    }

    @Example
    void theBadgesTurnAtTheirBounds() {
        assertThat(ScoreBadge.of(30)).isEqualTo(ScoreBadge.COLD);
        assertThat(ScoreBadge.of(31)).isEqualTo(ScoreBadge.WARM);
        assertThat(ScoreBadge.of(50)).isEqualTo(ScoreBadge.WARM);
        assertThat(ScoreBadge.of(51)).isEqualTo(ScoreBadge.HOT);
        assertThat(ScoreBadge.of(70)).isEqualTo(ScoreBadge.HOT);
        assertThat(ScoreBadge.of(71)).isEqualTo(ScoreBadge.VERY_HOT);
    }

    private static LeadScore score(LeadStage stage, Duration age) {
        return LeadScore.of(
                new Facts(true, true, true, true, true, true, "referral", "none", stage, THEN, THEN.plus(age)));
    }
}
