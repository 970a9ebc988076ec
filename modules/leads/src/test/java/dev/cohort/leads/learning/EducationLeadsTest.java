package dev.cohort.leads.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;

/** The figures of docs/scoring.md, on real leads. */
class EducationLeadsTest {

    @Example
    void fiveFoldOnRealLeads() {
        Quality quality = fiveFold("as they are", EducationLeads.without(EducationLeads.NUMBER));
        assertThat(quality.auc()).isGreaterThanOrEqualTo(0.90);
        assertThat(quality.brier()).isLessThanOrEqualTo(0.125);
    }

    /** The order of arrival is known too, but tells of a past that does not come again; so it is told beside. */
    @Example
    void withTheOrderOfArrival() {
        Quality quality = fiveFold("with the order of arrival", EducationLeads.without());
        assertThat(quality.auc()).isGreaterThanOrEqualTo(0.903);
        assertThat(quality.brier()).isLessThanOrEqualTo(0.1205);
    }

    /** Last Activity is the latest before the export: in part it may have happened after the outcome. */
    @Example
    void withoutTheLastActivity() {
        Quality quality = fiveFold(
                "without the last activity",
                EducationLeads.without(EducationLeads.NUMBER, EducationLeads.LAST_ACTIVITY));
        assertThat(quality.auc()).isGreaterThanOrEqualTo(0.865);
        assertThat(quality.brier()).isLessThanOrEqualTo(0.14);
    }

    @Example
    void theNewestFifthIsForecastFromTheOlder() {
        List<Sample> all = EducationLeads.without(EducationLeads.NUMBER);
        int until = all.size() * 4 / 5;
        Forecaster older = Learning.from(all.subList(0, until)).forecaster();
        List<Sample> newer = all.subList(until, all.size());
        double[] probability = newer.stream()
                .mapToDouble(sample -> older.probability(sample.known()))
                .toArray();
        Quality quality = Quality.of(probability, won(newer));
        tell("the newest fifth from the older", quality);
        assertThat(quality.auc()).isGreaterThanOrEqualTo(0.85);
    }

    /** What the nightly job measures costs no second round of learning, and does not flatter. */
    @Example
    void theMeasureOfTheNightlyJobIsNoBetterThanTheTruth() {
        List<Sample> all = EducationLeads.without(EducationLeads.NUMBER);
        Quality told = Learning.from(all).quality();
        tell("as the nightly job measures it", told);
        Quality truth = fiveFold("truth", all);
        assertThat(told.auc()).isBetween(truth.auc() - 0.005, truth.auc() + 0.001);
        assertThat(told.brier()).isBetween(truth.brier() - 0.0005, truth.brier() + 0.003);
    }

    /** Of each fold everything is learned from the four others: bins, trees and calibration. */
    private static Quality fiveFold(String name, List<Sample> all) {
        boolean[] won = won(all);
        int[] fold = Learning.folds(won, 1);
        double[] probability = new double[won.length];
        for (int f = 0; f < Learning.FOLDS; f++) {
            List<Sample> seen = new ArrayList<>();
            for (int i = 0; i < won.length; i++) if (fold[i] != f) seen.add(all.get(i));
            Forecaster forecaster = Learning.from(seen).forecaster();
            for (int i = 0; i < won.length; i++)
                if (fold[i] == f)
                    probability[i] = forecaster.probability(all.get(i).known());
        }
        Quality quality = Quality.of(probability, won);
        tell(name, quality);
        return quality;
    }

    private static boolean[] won(List<Sample> samples) {
        boolean[] won = new boolean[samples.size()];
        for (int i = 0; i < won.length; i++) won[i] = samples.get(i).won();
        return won;
    }

    private static void tell(String name, Quality quality) {
        System.out.printf("Education leads, %s: AUC %.4f, Brier %.4f%n", name, quality.auc(), quality.brier());
    }
}
