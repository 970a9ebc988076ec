package dev.cohort.leads.captureui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.cohort.access.Members;
import dev.cohort.access.Members.MemberSummary;
import dev.cohort.leads.assignment.AssignmentChoices;
import dev.cohort.leads.assignment.AssignmentChoices.Choice;
import dev.cohort.leads.assignment.AssignmentCondition;
import dev.cohort.leads.assignment.AssignmentCondition.Hours;
import dev.cohort.leads.assignment.AssignmentCondition.Match;
import dev.cohort.leads.assignment.AssignmentRule;
import dev.cohort.leads.assignment.AssignmentRules;
import dev.cohort.leads.assignment.AssignmentTarget;
import dev.cohort.leads.assignment.AssignmentTarget.Kind;
import dev.cohort.leads.assignment.RuleFields;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.rest.ProblemBody;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Places;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The form of a rule, and a rule in words. */
@Dependent
class RuleForms {
    private final AssignmentRules rules;
    private final Members members;
    private final AssignmentChoices choices;

    @Inject
    RuleForms(AssignmentRules rules, Members members, AssignmentChoices choices) {
        this.rules = rules;
        this.members = members;
        this.choices = choices;
    }

    void create(Runnable then) {
        Form form = new Form();
        form.open(Words.of("assignment.new"), Words.of("assignment.create"), () -> {
            rules.create(form.fields(false));
            Toast.show(Words.of("assignment.created"));
            then.run();
        });
    }

    void change(AssignmentRule rule, Runnable then) {
        Form form = new Form();
        form.fill(rule);
        form.open(rule.name(), Words.of("leads.save"), () -> {
            rules.change(rule.id(), rule.version(), Patch.of(RuleFields.class, Json.tree(form.fields(rule.active()))));
            then.run();
        });
    }

    /** What a rule is for and who gets it, in one line. */
    String words(AssignmentRule rule) {
        AssignmentCondition when = rule.condition();
        List<String> parts = new ArrayList<>();
        add(parts, "lead.field.source", when.sources());
        add(parts, "lead.field.interest", when.interests());
        add(parts, "lead.field.branch", names(when.branchIds(), choices.branches()));
        add(parts, "lead.field.language", when.languages());
        add(parts, "lead.field.city", when.cities());
        if (when.scoreFrom() != null || when.scoreTo() != null)
            parts.add(Words.of("lead.field.score") + " " + (when.scoreFrom() == null ? 0 : when.scoreFrom()) + "–"
                    + (when.scoreTo() == null ? 100 : when.scoreTo()));
        if (when.hours() != null) parts.add(Words.of("assignment.hours." + key(when.hours())));
        String between = " " + Words.of(when.match() == Match.ANY ? "assignment.or" : "assignment.and") + " ";
        String whose = parts.isEmpty() ? Words.of("assignment.every") : String.join(between, parts);
        AssignmentTarget target = rule.target();
        List<String> who = new ArrayList<>(names(target.members(), people()));
        if (target.teamId() != null) who.addAll(names(List.of(target.teamId()), choices.teams()));
        return whose + " → " + Words.of("assignment.kind." + key(target.kind())) + ": " + String.join(", ", who);
    }

    private static void add(List<String> parts, String key, @Nullable List<String> values) {
        if (values != null && !values.isEmpty()) parts.add(Words.of(key) + ": " + String.join(", ", values));
    }

    private static List<String> names(@Nullable List<UUID> ids, List<Choice> known) {
        if (ids == null) return List.of();
        return known.stream()
                .filter(each -> ids.contains(each.id()))
                .map(Choice::name)
                .toList();
    }

    private List<Choice> people() {
        return members.list().stream()
                .map((MemberSummary member) -> new Choice(member.id(), member.name()))
                .toList();
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fields of one rule. */
    private final class Form {
        private final TextField name = new TextField(Words.of("assignment.name"));
        private final Select<Kind> kind = select("assignment.who", Kind.values(), "assignment.kind.");
        private final MultiSelectComboBox<Choice> people = several("assignment.people", people());
        private final Select<Choice> team = new Select<>();
        private final Select<Match> match = select("assignment.match", Match.values(), "assignment.match.");
        private final MultiSelectComboBox<String> sources = listed("lead.field.source", choices.sources());
        private final MultiSelectComboBox<String> interests = listed("lead.field.interest", choices.interests());
        private final MultiSelectComboBox<Choice> branches = several("lead.field.branch", choices.branches());
        private final MultiSelectComboBox<String> languages = listed("lead.field.language", choices.languages());
        private final MultiSelectComboBox<String> cities = listed("lead.field.city", choices.cities());
        private final IntegerField from = points("assignment.score-from");
        private final IntegerField to = points("assignment.score-to");
        private final Select<Hours> hours = select("assignment.hours", Hours.values(), "assignment.hours.");

        Form() {
            name.setRequiredIndicatorVisible(true);
            languages.setItemLabelGenerator(Places::language);
            name.setMaxLength(100);
            kind.setEmptySelectionAllowed(false);
            kind.setValue(Kind.ROUND_ROBIN);
            match.setEmptySelectionAllowed(false);
            match.setValue(Match.ALL);
            team.setLabel(Words.of("lead.field.team"));
            team.setItems(choices.teams());
            team.setItemLabelGenerator(each -> each == null ? "" : each.name());
            team.setEmptySelectionAllowed(true);
        }

        void fill(AssignmentRule rule) {
            name.setValue(rule.name());
            AssignmentTarget target = rule.target();
            kind.setValue(target.kind());
            people.setValue(chosen(people(), target.members()));
            choices.teams().stream()
                    .filter(each -> each.id().equals(target.teamId()))
                    .findFirst()
                    .ifPresent(team::setValue);
            AssignmentCondition when = rule.condition();
            match.setValue(when.match() == null ? Match.ALL : when.match());
            pick(sources, when.sources());
            pick(interests, when.interests());
            branches.setValue(chosen(choices.branches(), when.branchIds() == null ? List.of() : when.branchIds()));
            pick(languages, when.languages());
            pick(cities, when.cities());
            from.setValue(when.scoreFrom());
            to.setValue(when.scoreTo());
            hours.setValue(when.hours());
        }

        void open(String title, String action, Runnable save) {
            FormPanel[] panel = new FormPanel[1];
            panel[0] = new FormPanel(title, action, () -> {
                if (name.isEmpty()) {
                    name.focus();
                    return;
                }
                try {
                    save.run();
                    panel[0].done();
                } catch (Problem refused) {
                    if (refused.status() != 422) throw refused;
                    mark(refused);
                }
            });
            panel[0].wide(name)
                    .fields(kind, people, team)
                    .folded(
                            Words.of("assignment.when"),
                            match,
                            sources,
                            interests,
                            branches,
                            languages,
                            cities,
                            from,
                            to,
                            hours);
            panel[0].open();
        }

        /** Says at the field what is missing. */
        private void mark(Problem refused) {
            List<String> faulty =
                    refused.faults().stream().map(Problem.FieldFault::field).toList();
            boolean who = faulty.stream().anyMatch(field -> field.startsWith("target"));
            if (!who) {
                Toast.error(
                        refused.hasFaults()
                                ? ProblemBody.message(refused.faults().getFirst(), Words.locale())
                                : ProblemBody.detail(refused, Words.locale()));
                return;
            }
            boolean whole = faulty.contains("target.teamId");
            String words = Words.of("assignment.nobody-chosen");
            team.setErrorMessage(words);
            team.setInvalid(whole);
            people.setErrorMessage(words);
            people.setInvalid(!whole);
            if (whole) team.focus();
            else people.focus();
        }

        RuleFields fields(boolean active) {
            AssignmentCondition when = new AssignmentCondition(
                    match.getValue(),
                    List.copyOf(sources.getValue()),
                    List.copyOf(interests.getValue()),
                    ids(branches),
                    List.copyOf(languages.getValue()),
                    List.copyOf(cities.getValue()),
                    from.getValue(),
                    to.getValue(),
                    hours.getValue());
            Kind chosen = kind.getValue();
            List<UUID> who = chosen == Kind.TEAM ? List.of() : ids(people);
            UUID whole = chosen == Kind.MEMBER || team.getValue() == null
                    ? null
                    : team.getValue().id();
            return new RuleFields(name.getValue(), active, when, new AssignmentTarget(chosen, who, whole));
        }
    }

    private static <E extends Enum<E>> Select<E> select(String label, E[] values, String words) {
        var select = new Select<E>();
        select.setLabel(Words.of(label));
        select.setItems(values);
        select.setItemLabelGenerator(each -> each == null ? "" : Words.of(words + key(each)));
        select.setEmptySelectionAllowed(true);
        return select;
    }

    private static MultiSelectComboBox<Choice> several(String label, List<Choice> items) {
        var box = new MultiSelectComboBox<Choice>(Words.of(label));
        box.setItems(items);
        box.setItemLabelGenerator(Choice::name);
        return box;
    }

    private static List<Choice> chosen(List<Choice> known, List<UUID> ids) {
        return known.stream().filter(each -> ids.contains(each.id())).toList();
    }

    private static List<UUID> ids(MultiSelectComboBox<Choice> box) {
        return box.getValue().stream().map(Choice::id).toList();
    }

    private static MultiSelectComboBox<String> listed(String label, List<String> used) {
        var box = new MultiSelectComboBox<String>(Words.of(label));
        box.setItems(used);
        box.setHelperText(Words.of("assignment.listed"));
        box.setAllowCustomValue(true);
        box.addCustomValueSetListener(event -> {
            String typed = event.getDetail().strip();
            if (!typed.isEmpty()) box.select(typed);
        });
        return box;
    }

    private static IntegerField points(String label) {
        var field = new IntegerField(Words.of(label));
        field.setMin(0);
        field.setMax(100);
        return field;
    }

    private static void pick(MultiSelectComboBox<String> box, @Nullable List<String> values) {
        if (values != null) box.setValue(values);
    }
}
