package dev.cohort.leads.scoringui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import dev.cohort.leads.scoring.LeadScoring;
import dev.cohort.leads.scoring.LearnedScore;
import dev.cohort.leads.scoring.LearnedScore.Reason;
import dev.cohort.ui.Meter;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Score;
import dev.cohort.ui.Section;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** How likely a lead is won, with the reasons that moved it most. */
@Dependent
public class LearnedPart {
    private static final int SHOWN = 6;

    /** What moves the odds by less than a twentieth is not told. */
    private static final double LEAST = 0.05;

    /** What moves the odds sevenfold fills the meter. */
    private static final double MOST = 2;

    private final LeadScoring scoring;

    @Inject
    public LearnedPart(LeadScoring scoring) {
        this.scoring = scoring;
    }

    /** The part of a lead's page; nothing where no learned score is shown. */
    public Optional<Section> of(UUID lead) {
        return Optional.ofNullable(scoring.of(lead).learned()).map(LearnedPart::section);
    }

    private static Section section(LearnedScore learned) {
        var reasons = Parts.div("col why");
        learned.reasons().stream()
                .filter(reason -> Math.abs(reason.logOdds()) >= LEAST)
                .limit(SHOWN)
                .forEach(reason -> reasons.add(reason(reason)));
        var how = new Anchor("settings/scoring", Words.of("leads.learned.how"));
        var section = new Section(
                Words.of("leads.learned"),
                Parts.div("row", Score.big(learned.value()).component()),
                Parts.span("t2 sm", Words.of("leads.learned.said", learned.value())),
                reasons);
        section.addClassName("learned");
        return section.end(how);
    }

    private static Component reason(Reason reason) {
        String words = reason.title() + ": " + ReasonWords.of(reason);
        boolean good = reason.logOdds() > 0;
        double factor = Math.exp(Math.abs(reason.logOdds()));
        String times = String.format(Words.locale(), factor >= 10 ? "%.0f" : "%.1f", factor);
        return Parts.div(
                "row sm",
                Parts.span("grow", words),
                new Meter(words, Math.min(1, Math.abs(reason.logOdds()) / MOST), good ? Tone.GREEN : Tone.RED),
                Parts.span(good ? "m r green" : "m r red", (good ? "×" : "÷") + times));
    }
}
