package dev.cohort.leads.scoringui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.cohort.access.Access;
import dev.cohort.access.ViewPermission;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.learning.Quality;
import dev.cohort.leads.scoring.LeadScoring;
import dev.cohort.leads.scoring.ScoringState;
import dev.cohort.request.Context;
import dev.cohort.ui.Action;
import dev.cohort.ui.Facts;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Unsaved;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the learned score stands, how good it is beside the rules, and what it leaves out. */
@Route(value = "settings/scoring", layout = Shell.class)
@ViewPermission(LeadPermissions.READ)
@Dependent
public class ScoringView extends View implements HasDynamicTitle {
    private static final int POLL_MILLIS = 1_000;
    private static final int LONGEST = 2_000;

    private final LeadScoring scoring;
    private final Div standing = Parts.div("col g3");
    private Optional<Registration> polling = Optional.empty();
    private boolean training;

    @Inject
    ScoringView(LeadScoring scoring, RulesPart rules) {
        this.scoring = scoring;
        var leadIn = new Paragraph(Words.of("scoring.lead-in"));
        leadIn.addClassName("lead-in");
        var body = Parts.div("page-body col g3", leadIn, new Panel(Words.of("scoring.learned.title"), standing));
        if (Access.may(LeadPermissions.SCORE)) body.add(leftOut());
        body.add(rules.show());
        add(PageHeader.ofSettings(Words.of("scoring.title")), Parts.div("scroll", body));
    }

    private void draw() {
        ScoringState state = scoring.state();
        training = state.training();
        standing.removeAll();
        standing.add(note(state), figures(state));
        if (Access.may(LeadPermissions.SCORE)) standing.add(Parts.row(train()));
        getUI().ifPresent(page -> page.setPollInterval(training ? POLL_MILLIS : -1));
    }

    private static Note note(ScoringState state) {
        if (state.training()) return new Note(Tone.BLUE, Icon.CLOCK, Markup.text(Words.of("scoring.training")));
        return switch (state.verdict()) {
            case UNTRAINED ->
                new Note(Tone.GREY, Icon.INFO, Markup.text(Words.of("scoring.untrained", state.leads(), state.won())));
            case TOO_FEW ->
                new Note(
                        Tone.GREY,
                        Icon.INFO,
                        Markup.text(Words.of(
                                "scoring.too-few",
                                state.leads(),
                                state.won(),
                                ScoringState.FEWEST,
                                ScoringState.FEWEST_OF_EITHER)));
            case NOT_BETTER -> new Note(Tone.YELLOW, Icon.INFO, Markup.text(Words.of("scoring.not-better")));
            case SHOWN -> new Note(Tone.GREEN, Icon.CHECK, Markup.text(Words.of("scoring.shown")));
        };
    }

    private static Component figures(ScoringState state) {
        var facts = new Facts();
        if (state.trainedAt() != null) {
            var when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(Words.locale())
                    .withZone(Context.current().zone());
            facts.add(Words.of("scoring.trained"), when.format(state.trainedAt()));
            facts.add(Words.of("scoring.from"), Words.of("scoring.from.value", state.leads(), state.won()));
        }
        facts.add(Words.of("scoring.order"), both("scoring.order.value", state.learned(), state.rules(), true));
        facts.add(Words.of("scoring.error"), both("scoring.error.value", state.learned(), state.rules(), false));
        return facts;
    }

    private static String both(String key, @Nullable Quality learned, @Nullable Quality rules, boolean auc) {
        if (learned == null || rules == null) return "";
        return Words.of(key, figure(auc ? learned.auc() : learned.brier()), figure(auc ? rules.auc() : rules.brier()));
    }

    private static String figure(double value) {
        return String.format(Words.locale(), "%.3f", value);
    }

    private Component train() {
        var button = Action.primary(Words.of("scoring.train"), Icon.PLAY, () -> {
            scoring.train();
            Toast.show(Words.of("scoring.train.started"));
            draw();
        });
        button.setEnabled(!training);
        return button;
    }

    /** The names of fields that are known only afterwards. */
    private Component leftOut() {
        var names = new TextArea(Words.of("scoring.left-out.names"));
        names.setValue(scoring.leftOut());
        names.setMaxLength(LONGEST);
        names.setWidthFull();
        names.setMaxWidth("78ch");
        names.setHelperText(Words.of("scoring.left-out.help"));
        var unsaved = new Unsaved(names);
        var save = Action.plain(Words.of("leads.save"), () -> {
            scoring.leaveOut(names.getValue());
            unsaved.saved();
            Toast.show(Words.of("scoring.left-out.saved"));
        });
        var panel = new Panel(Words.of("scoring.left-out"));
        panel.add(Parts.span("t2", Words.of("scoring.left-out.text")), names, save);
        return panel;
    }

    private void look() {
        if (training) draw();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        polling = Optional.of(event.getUI().addPollListener(poll -> look()));
        draw();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        polling.ifPresent(Registration::remove);
        event.getUI().setPollInterval(-1);
    }

    @Override
    public String getPageTitle() {
        return Words.of("scoring.title");
    }
}
