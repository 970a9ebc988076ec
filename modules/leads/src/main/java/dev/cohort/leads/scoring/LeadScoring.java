package dev.cohort.leads.scoring;

import dev.cohort.access.RequiresPermission;
import dev.cohort.job.Jobs;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadScore;
import dev.cohort.leads.Leads;
import dev.cohort.leads.ScoreBadge;
import dev.cohort.leads.learning.Forecaster;
import dev.cohort.leads.learning.Forecaster.Forecast;
import dev.cohort.leads.learning.Learning;
import dev.cohort.leads.learning.Quality;
import dev.cohort.leads.learning.Sample;
import dev.cohort.leads.scoring.LearnedScore.Reason;
import dev.cohort.leads.scoring.PastLeads.Ended;
import dev.cohort.leads.scoring.PastLeads.PastLead;
import dev.cohort.leads.scoring.ScoreModels.Trained;
import dev.cohort.leads.scoring.ScoringState.Verdict;
import dev.cohort.module.Settings;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The learned score beside that of the rules: trained, kept where it is better, told with its reasons. */
@ApplicationScoped
public class LeadScoring {
    static final String JOB = "lead-score-training";

    private static final int LONGEST_NAMES = 2_000;

    private final Leads leads;
    private final PastLeads past;
    private final ScoreModels models;
    private final Jobs jobs;
    private final Settings settings;
    private final TenantTransaction transaction;

    @Inject
    LeadScoring(
            Leads leads,
            PastLeads past,
            ScoreModels models,
            Jobs jobs,
            Settings settings,
            TenantTransaction transaction) {
        this.leads = leads;
        this.past = past;
        this.models = models;
        this.jobs = jobs;
        this.settings = settings;
        this.transaction = transaction;
    }

    /** Both scores of a lead the caller may see. */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public ScoreOfLead of(UUID leadId) {
        LeadScore rules = leads.score(leadId);
        return ScoreOfLead.of(rules, learned(leadId).orElse(null));
    }

    private Optional<LearnedScore> learned(UUID leadId) {
        Trained trained = models.latest().orElse(null);
        if (trained == null || trained.verdict() != Verdict.SHOWN) return Optional.empty();
        return past.known(leadId)
                .map(known -> models.forecaster(trained.id()).forecast(known))
                .filter(Forecast::isAboutTheLead)
                .map(forecast -> score(trained, forecast));
    }

    private static LearnedScore score(Trained trained, Forecast forecast) {
        int value = (int) Math.round(forecast.probability() * 100);
        List<Reason> reasons = forecast.reasons().stream()
                .map(reason -> new Reason(reason.field(), title(reason.field()), reason.value(), reason.logOdds()))
                .toList();
        return new LearnedScore(
                value, ScoreBadge.of(value), forecast.probability(), forecast.base(), trained.at(), reasons);
    }

    private static String title(String field) {
        return field.startsWith(Knowledge.OWN)
                ? field.substring(Knowledge.OWN.length())
                : Texts.get(Context.current().locale(), "lead.field." + field);
    }

    /** How it stands at this tenant. */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public ScoringState state() {
        return state(isTraining());
    }

    private ScoringState state(boolean training) {
        Trained last = models.latest().orElse(null);
        if (last != null)
            return new ScoringState(
                    last.verdict(), last.at(), last.leads(), last.won(), last.learned(), last.rules(), training);
        Ended now = past.ended();
        return new ScoringState(Verdict.UNTRAINED, null, now.leads(), now.won(), null, null, training);
    }

    /**
     * Trains anew, in the background.
     *
     * @return the job
     * @throws Problem 409 {@code training-runs}
     */
    @Transactional
    @RequiresPermission(LeadPermissions.SCORE)
    public UUID train() {
        if (isTraining()) throw Problem.conflict("training-runs");
        return jobs.start(JOB, Map.of());
    }

    private boolean isTraining() {
        return transaction
                .handle()
                .createQuery("select exists (select from job where state in ('QUEUED', 'RUNNING') and kind = :kind)")
                .bind("kind", JOB)
                .mapTo(Boolean.class)
                .one();
    }

    /** Whether other leads have ended than at the last training: otherwise it would come to the same. */
    @Transactional
    @RequiresPermission(LeadPermissions.SCORE)
    public boolean isDue() {
        if (isTraining()) return false;
        Ended now = past.ended();
        return models.latest()
                .map(last -> last.leads() != now.leads() || last.won() != now.won())
                .orElse(now.areEnough());
    }

    /** The names of fields that are known only afterwards, as {@link KnownAfterwards} reads them. */
    @Transactional
    @RequiresPermission(LeadPermissions.SCORE)
    public String leftOut() {
        return settings.get(ScoringSettings.KNOWN_AFTERWARDS);
    }

    /** Sets them; the next training goes by them. */
    @Transactional
    @RequiresPermission(LeadPermissions.SCORE)
    public void leaveOut(String names) {
        if (names.length() > LONGEST_NAMES) throw Problem.invalid().at("names", "too-long", "max", LONGEST_NAMES);
        settings.set(ScoringSettings.KNOWN_AFTERWARDS, names.strip());
    }

    /** Learns; outside any transaction, for it takes seconds. */
    public static Outcome learn(List<PastLead> past) {
        List<Sample> samples = past.stream().map(PastLead::sample).toList();
        int won = (int) samples.stream().filter(Sample::won).count();
        if (!new Ended(samples.size(), won).areEnough())
            return new Outcome(Verdict.TOO_FEW, samples.size(), won, Optional.empty(), Optional.empty());
        Learning learning = Learning.from(samples);
        double[] rules =
                Learning.calibrated(past.stream().mapToDouble(PastLead::rules).toArray(), samples);
        Verdict verdict = learning.beats(rules, samples) ? Verdict.SHOWN : Verdict.NOT_BETTER;
        return new Outcome(
                verdict, samples.size(), won, Optional.of(learning), Optional.of(Quality.of(rules, samples)));
    }

    /** What a training came to. */
    public record Outcome(Verdict verdict, int leads, int won, Optional<Learning> learning, Optional<Quality> rules) {}

    /** Keeps what a training came to. */
    @Transactional
    @RequiresPermission(LeadPermissions.SCORE)
    public ScoringState keep(Outcome outcome) {
        Optional<Forecaster> shown = outcome.learning()
                .filter(learning -> outcome.verdict() == Verdict.SHOWN)
                .map(Learning::forecaster);
        models.keep(
                outcome.verdict(),
                outcome.leads(),
                outcome.won(),
                outcome.learning().map(Learning::quality).orElse(null),
                outcome.rules().orElse(null),
                shown.orElse(null));
        return state(false);
    }
}
