package dev.cohort.leads.scoringui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import dev.cohort.access.Access;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.ScoreRuleBook;
import dev.cohort.leads.ScoreRules;
import dev.cohort.ui.Action;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Unsaved;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The points of each rule, to be read and changed. */
@Dependent
class RulesPart {
    private static final String STAGE = "stage-";
    private static final int MOST_DAYS = 3_650;

    private final ScoreRuleBook book;
    private final Map<String, IntegerField> fields = new LinkedHashMap<>();
    private final TextArea sources = new TextArea(Words.of("scoring.rules.sources"));
    private final boolean mayChange = Access.may(LeadPermissions.SCORE);

    @Inject
    RulesPart(ScoreRuleBook book) {
        this.book = book;
    }

    Component show() {
        FormLayout points = layout();
        FormLayout stages = layout();
        for (String rule : ScoreRules.names()) (rule.startsWith(STAGE) ? stages : points).add(field(rule));
        sources.setWidthFull();
        sources.setMaxWidth("78ch");
        sources.setHelperText(Words.of("scoring.rules.sources.help"));
        sources.setReadOnly(!mayChange);
        fill(book.rules());
        var part = new Panel(Words.of("scoring.rules"));
        var unsaved = new Unsaved(part);
        part.add(
                Parts.span("t2", Words.of("scoring.rules.text")),
                points,
                sources,
                new Details(Words.of("scoring.rules.stages"), stages));
        if (mayChange)
            part.add(Parts.row(
                    Action.plain(Words.of("leads.save"), () -> save(unsaved)),
                    Action.quiet(Words.of("scoring.rules.standard"), () -> {
                        fill(ScoreRules.STANDARD);
                        unsaved.changed();
                    })));
        return part;
    }

    private static FormLayout layout() {
        var layout = new FormLayout();
        layout.setMaxWidth("900px");
        layout.setResponsiveSteps(
                new FormLayout.ResponsiveStep("0", 1),
                new FormLayout.ResponsiveStep("420px", 2),
                new FormLayout.ResponsiveStep("720px", 4));
        return layout;
    }

    private IntegerField field(String rule) {
        var field = new IntegerField(title(rule));
        boolean days = ScoreRules.isDays(rule);
        field.setMin(days ? 0 : -ScoreRules.MOST);
        field.setMax(days ? MOST_DAYS : ScoreRules.MOST);
        field.setReadOnly(!mayChange);
        fields.put(rule, field);
        return field;
    }

    private static String title(String rule) {
        return rule.startsWith(STAGE)
                ? Words.of("lead.status." + rule.substring(STAGE.length()))
                : Words.of("scoring.rule." + rule);
    }

    private void fill(ScoreRules rules) {
        fields.forEach((rule, field) -> field.setValue(rules.points().getOrDefault(rule, 0)));
        var lines = new StringBuilder();
        new TreeMap<>(rules.points()).forEach((rule, points) -> {
            if (rule.startsWith(ScoreRules.SOURCE))
                lines.append(rule.substring(ScoreRules.SOURCE.length()))
                        .append(" = ")
                        .append(points)
                        .append('\n');
        });
        sources.setValue(lines.toString().strip());
    }

    private void save(Unsaved unsaved) {
        Map<String, Integer> points = new HashMap<>();
        if (!readFields(points) || !readSources(points)) return;
        fill(book.change(new ScoreRules(points)));
        unsaved.saved();
        Toast.show(Words.of("scoring.rules.saved"));
    }

    private boolean readFields(Map<String, Integer> points) {
        for (var entry : fields.entrySet()) {
            IntegerField field = entry.getValue();
            if (field.isInvalid()) {
                field.focus();
                return false;
            }
            points.put(entry.getKey(), field.getValue() == null ? 0 : field.getValue());
        }
        return true;
    }

    private boolean readSources(Map<String, Integer> points) {
        for (String line : sources.getValue().lines().toList()) {
            if (line.isBlank()) continue;
            int at = line.lastIndexOf('=');
            String number = line.substring(at + 1).strip();
            boolean right = at > 0
                    && !line.substring(0, at).isBlank()
                    && number.matches("-?\\d{1,3}")
                    && Math.abs(Integer.parseInt(number)) <= ScoreRules.MOST;
            if (!right) {
                sources.setErrorMessage(Words.of("scoring.rules.sources.wrong", line.strip(), ScoreRules.MOST));
                sources.setInvalid(true);
                sources.focus();
                return false;
            }
            points.put(ScoreRules.SOURCE + line.substring(0, at).strip(), Integer.parseInt(number));
        }
        sources.setInvalid(false);
        return true;
    }
}
