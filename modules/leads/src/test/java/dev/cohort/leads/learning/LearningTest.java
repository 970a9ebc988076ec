package dev.cohort.leads.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cohort.leads.learning.Forecaster.Forecast;
import dev.cohort.leads.learning.Forecaster.Reason;
import dev.cohort.rest.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class LearningTest {

    /** Leads by recommendation and those with many visits are won more often; the colour says nothing. */
    private static List<Sample> samples(int count) {
        Random random = new Random(7);
        List<Sample> samples = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Map<String, String> known = new HashMap<>();
            boolean recommended = random.nextInt(4) == 0;
            known.put("source", recommended ? "Reference" : "Google");
            int visits = random.nextInt(20);
            if (random.nextInt(10) > 0) known.put("visits", Integer.toString(visits));
            known.put("colour", List.of("red", "green", "blue").get(random.nextInt(3)));
            double logOdds = (recommended ? 2 : -1) + (visits - 10) * 0.15;
            samples.add(new Sample(known, random.nextDouble() < Calibration.probability(logOdds)));
        }
        return samples;
    }

    private final List<Sample> samples = samples(1_500);
    private final Learning learning = Learning.from(samples);

    @Example
    void whatMattersIsFound() {
        Forecaster forecaster = learning.forecaster();
        double good = forecaster.probability(Map.of("source", "reference ", "visits", "18"));
        double bad = forecaster.probability(Map.of("source", "Google", "visits", "1"));
        assertThat(good).isGreaterThan(0.8);
        assertThat(bad).isLessThan(0.25);
        assertThat(learning.quality().auc()).isGreaterThan(0.7);
    }

    @Example
    void theReasonsAddUpToTheLogOdds() {
        for (Sample sample : samples.subList(0, 50)) {
            Forecast forecast = learning.forecaster().forecast(sample.known());
            double sum = forecast.base()
                    + forecast.reasons().stream().mapToDouble(Reason::logOdds).sum();
            double p = forecast.probability();
            assertThat(sum).isCloseTo(Math.log(p / (1 - p)), within(1e-6));
            assertThat(p).isEqualTo(learning.forecaster().probability(sample.known()));
        }
    }

    @Example
    void theStrongestReasonIsNamedFirst() {
        Forecast forecast =
                learning.forecaster().forecast(Map.of("source", "Reference", "visits", "10", "colour", "red"));
        Reason first = forecast.reasons().getFirst();
        assertThat(first.field()).isEqualTo("source");
        assertThat(first.value()).isEqualTo("Reference");
        assertThat(first.logOdds()).isPositive();
    }

    @Example
    void equalSamplesTeachTheSame() {
        Learning again = Learning.from(samples(1_500));
        assertThat(Json.tree(again.forecaster())).isEqualTo(Json.tree(learning.forecaster()));
        assertThat(again.heldOut()).isEqualTo(learning.heldOut());
    }

    @Example
    void whatIsWrittenDownForecastsTheSame() throws JsonProcessingException {
        String written = Json.mapper().writeValueAsString(learning.forecaster());
        Forecaster read = Json.mapper().readValue(written, Forecaster.class);
        for (Sample sample : samples.subList(0, 50))
            assertThat(read.probability(sample.known()))
                    .isEqualTo(learning.forecaster().probability(sample.known()));
    }

    @Example
    void aWordNobodyHasSaidBeforeIsNoFailure() {
        double p = learning.forecaster().probability(Map.of("source", "Carrier pigeon", "visits", "many"));
        assertThat(p).isBetween(0.01, 0.99);
    }

    @Example
    void fromNoiseNothingIsLearned() {
        Random random = new Random(3);
        List<Sample> noise = new ArrayList<>();
        for (int i = 0; i < 1_000; i++)
            noise.add(new Sample(Map.of("dice", Integer.toString(random.nextInt(100))), random.nextInt(10) < 3));
        Quality quality = Learning.from(noise).quality();
        assertThat(quality.auc()).isBetween(0.42, 0.58);
        assertThat(quality.brier()).isBetween(0.19, 0.23);
    }

    @Example
    void chanceDoesNotBeatAnything() {
        int beaten = 0;
        for (int round = 0; round < 10; round++) {
            Random random = new Random(round);
            List<Sample> noise = new ArrayList<>();
            for (int i = 0; i < 400; i++)
                noise.add(new Sample(Map.of("dice", Integer.toString(random.nextInt(30))), random.nextInt(10) < 4));
            double[] nothing = Learning.calibrated(new double[noise.size()], noise);
            if (Learning.from(noise).beats(nothing, noise)) beaten++;
        }
        assertThat(beaten).isLessThanOrEqualTo(1);
        assertThat(learning.beats(Learning.calibrated(new double[samples.size()], samples), samples))
                .isTrue();
    }

    @Example
    void aRunningNumberIsLeftOut() {
        List<Sample> numbered = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Map<String, String> known = new HashMap<>(samples.get(i).known());
            known.put("number", Integer.toString(580_000 + i));
            known.put("id", "X-" + i);
            numbered.add(new Sample(known, i < 700));
        }
        assertThat(Learning.from(numbered).forecaster().columns().stream()
                        .map(Column::field)
                        .toList())
                .containsExactlyInAnyOrder("source", "visits", "colour");
    }

    @Example
    void whoIsWonIsHeldOutOfWhatForecastsIt() {
        // Three leads share a number: seen in learning it would tell the outcome.
        Random random = new Random(5);
        List<Sample> alone = new ArrayList<>();
        for (int i = 0; i < 600; i++)
            alone.add(new Sample(Map.of("number", Integer.toString(i / 3)), random.nextBoolean()));
        assertThat(Learning.from(alone).quality().auc()).isBetween(0.4, 0.6);
    }

    @Example
    void aFieldThatTellsAllIsBelievedOnlyAsFarAsTheLeadsGo() {
        List<Sample> told = new ArrayList<>();
        for (int i = 0; i < 400; i++) told.add(new Sample(Map.of("ended", i % 2 == 0 ? "well" : "badly"), i % 2 == 0));
        double p = Learning.from(told).forecaster().probability(Map.of("ended", "well"));
        assertThat(p).isBetween(0.98, 0.9999);
    }

    @Example
    void theProbabilityCanBeBelieved() {
        double[] heldOut = learning.heldOut();
        int[] of = new int[5];
        double[] said = new double[5];
        double[] happened = new double[5];
        for (int i = 0; i < heldOut.length; i++) {
            int band = Math.min(4, (int) (heldOut[i] * 5));
            of[band]++;
            said[band] += heldOut[i];
            if (samples.get(i).won()) happened[band]++;
        }
        for (int band = 0; band < 5; band++)
            if (of[band] > 100) assertThat(happened[band] / of[band]).isCloseTo(said[band] / of[band], within(0.08));
    }

    @Property
    void calibrationKeepsTheOrder(
            @ForAll @DoubleRange(min = -6, max = 6) double one, @ForAll @DoubleRange(min = -6, max = 6) double other) {
        double[] margin = {-2, -1, -0.5, 0.1, 0.7, 1.5, 2.5, 3};
        boolean[] won = {false, false, true, false, true, false, true, true};
        Calibration line = Calibration.fit(margin, won);
        assertThat(line.slope()).isPositive();
        assertThat(Double.compare(line.of(one), line.of(other))).isEqualTo(Double.compare(one, other));
    }

    @Example
    void aScoreThatIsUpsideDownIsNotTurned() {
        assertThat(Calibration.fit(new double[] {1, 2, 3, 4}, new boolean[] {true, true, false, false})
                        .slope())
                .isPositive();
    }

    @Example
    void equalForecastsCountHalf() {
        boolean[] won = {true, false, true, false};
        assertThat(Quality.of(new double[] {0.5, 0.5, 0.5, 0.5}, won).auc()).isEqualTo(0.5);
        Quality quality = Quality.of(new double[] {0.75, 0.25, 0.75, 0.25}, won);
        assertThat(quality).isEqualTo(new Quality(1, 0.0625));
    }
}
