package dev.cohort.leads.ui;

import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.Members;
import dev.cohort.customfield.OwnField;
import dev.cohort.leads.LeadFunnels;
import dev.cohort.leads.LeadStage;
import dev.cohort.leads.LeadSums;
import dev.cohort.leads.LeadView;
import dev.cohort.leads.Leads;
import dev.cohort.leads.OwnFields;
import dev.cohort.quality.Quality;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.CurrentBranch;
import dev.cohort.ui.FilterField;
import dev.cohort.ui.FilterField.Option;
import dev.cohort.ui.Filters;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.OwnFieldFilters;
import dev.cohort.ui.view.ImportFilter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The filters of the list and what they ask of the service. */
@Dependent
class LeadFilters {
    private static final String NOBODY = "nobody";

    private final CurrentBranch branch;
    private final LeadSums sums;
    private final Members members;
    private final Quality quality;
    private final ImportFilter imports;
    private final LeadWords words;
    private final List<OwnField> own;

    @Inject
    LeadFilters(
            LeadSums sums,
            Members members,
            Quality quality,
            ImportFilter imports,
            LeadWords words,
            OwnFields own,
            CurrentBranch branch) {
        this.branch = branch;
        this.sums = sums;
        this.quality = quality;
        this.imports = imports;
        this.members = members;
        this.words = words;
        this.own = own.defined();
    }

    /** The branch the viewer works in; null for all. */
    @Nullable
    UUID branch() {
        return branch.id().orElse(null);
    }

    /** The tenant's own fields of leads that are in use. */
    List<OwnField> own() {
        return own;
    }

    List<FilterField> fields() {
        List<FilterField> fields = new ArrayList<>(usual());
        fields.addAll(branches());
        imports.field(Leads.RECORD).ifPresent(fields::add);
        return new OwnFieldFilters(own).after(fields);
    }

    /** Where there are several and none is chosen for the whole of the page. */
    private List<FilterField> branches() {
        List<Option> several = branch.get().isPresent()
                ? List.of()
                : branch.choices().stream()
                        .map(each -> new Option(each.id().toString(), each.name()))
                        .toList();
        return several.isEmpty()
                ? List.of()
                : List.of(FilterField.choice("branch", Words.of("lead.field.branch"), several));
    }

    private List<FilterField> usual() {
        return List.of(
                FilterField.choice(
                        "status",
                        Words.of("lead.field.status"),
                        words.statuses().stream()
                                .map(status -> new Option(status.key(), status.titleIn(Words.locale())))
                                .toList()),
                FilterField.choice(
                        "stage",
                        Words.of("lead.field.stage"),
                        Arrays.stream(LeadStage.values())
                                .map(stage -> new Option(stage.key(), Words.of("lead.stage." + stage.key())))
                                .toList()),
                FilterField.choice("source", Words.of("lead.field.source"), once(this::sources)),
                FilterField.choice("owner", Words.of("lead.field.owner"), once(this::owners)),
                single("score", "lead.field.score", "very-hot", "hot", "warm", "cold"),
                single("next", "nextstep", "overdue", "today", "none"),
                single("created", "lead.field.createdAt", "today", "7", "30", "90"),
                FilterField.choice("lastSource", Words.of("lead.field.lastSource"), once(this::sources)),
                FilterField.single(
                        "reached",
                        Words.of("leads.filter.reached"),
                        LeadFunnels.WAY.stream()
                                .map(stage -> new Option(stage.key(), Words.of("lead.stage." + stage.key())))
                                .toList()),
                single("answer", "speed.title", "waiting", "within", "late"),
                FilterField.choice("quality", Words.of("lead.field.quality"), once(this::rules)),
                FilterField.text("tag", Words.of("lead.field.tags")));
    }

    /** The query of a state, without its order. */
    ListQuery query(LeadsState state, int limit) {
        Filters filters = state.filters();
        ListQuery query = state.view()
                .narrow(
                        ListQuery.first(limit).searching(state.text()),
                        words.moments().now(),
                        words.moments().zone());
        for (String field : List.of("status", "stage", "source", "lastSource", "tag", "quality")) {
            List<String> values = filters.get(field);
            if (!values.isEmpty()) query = query.where(field, values.toArray(String[]::new));
        }
        List<String> owners = filters.get("owner");
        if (!owners.isEmpty()) {
            query = query.where(
                    "owner",
                    owners.stream()
                            .map(owner -> owner.equals(NOBODY) ? "" : owner)
                            .toArray(String[]::new));
        }
        List<String> branches = filters.get("branch");
        query = branches.isEmpty() ? branch.narrow(query) : query.where("branch", branches.toArray(String[]::new));
        query = ImportFilter.narrow(new OwnFieldFilters(own).narrow(query, filters), filters);
        query = reached(query, filters.first("reached").orElse(""));
        query = scored(query, filters.first("score").orElse(""));
        query = answered(query, filters.first("answer").orElse(""));
        query = due(query, filters.first("next").orElse(""));
        return created(query, filters.first("created").orElse(""));
    }

    private static ListQuery reached(ListQuery query, String stage) {
        int step = LeadFunnels.WAY.stream().map(LeadStage::key).toList().indexOf(stage) + 1;
        return step == 0 ? query : query.where("reachedStep.gte", String.valueOf(step));
    }

    private static ListQuery scored(ListQuery query, String badge) {
        return switch (badge) {
            case "very-hot" -> query.where("score.gte", "71");
            case "hot" -> query.where("score.gte", "51").where("score.lte", "70");
            case "warm" -> query.where("score.gte", "31").where("score.lte", "50");
            case "cold" -> query.where("score.lte", "30");
            default -> query;
        };
    }

    private ListQuery answered(ListQuery query, String when) {
        String target = String.valueOf(words.answerSeconds());
        return switch (when) {
            case "waiting" -> query.where("clockFrom.ne", "").where("humanTouchAt", "");
            case "within" -> query.where("humanSeconds.lte", target);
            case "late" -> query.where("humanSeconds.gt", target);
            default -> query;
        };
    }

    private ListQuery due(ListQuery query, String when) {
        Instant now = words.moments().now();
        return switch (when) {
            case "overdue" -> query.where("nextStepAt.lt", now.toString());
            case "today" -> query.where("nextStepAt.gte", now.toString()).where("nextStepAt.lt", startOf(1));
            case "none" -> query.where("nextStepAt", "");
            default -> query;
        };
    }

    private ListQuery created(ListQuery query, String period) {
        return switch (period) {
            case "today" -> query.where("createdAt.gte", startOf(0));
            case "7", "30", "90" -> query.where("createdAt.gte", startOf(1 - Integer.parseInt(period)));
            default -> query;
        };
    }

    private String startOf(int daysFromToday) {
        LocalDate day = words.moments().today().plusDays(daysFromToday);
        return day.atStartOfDay(words.moments().zone()).toInstant().toString();
    }

    private List<Option> sources() {
        return sums.sources().stream()
                .map(source -> new Option(source, LeadWords.named(source)))
                .toList();
    }

    private List<Option> rules() {
        if (!Access.may(CorePermissions.QUALITY_READ)) return List.of();
        return quality.rules().stream()
                .filter(rule -> rule.recordType().equals(Leads.RECORD))
                .map(rule -> new Option(rule.key(), rule.title()))
                .toList();
    }

    private List<Option> owners() {
        return Stream.concat(
                        Stream.of(new Option(NOBODY, Words.of("leads.nobody"))),
                        members.list().stream()
                                .map(member -> new Option(member.id().toString(), member.name())))
                .toList();
    }

    private static FilterField single(String key, String label, String... values) {
        List<Option> options = new ArrayList<>();
        for (String value : values) options.add(new Option(value, Words.of("leads.filter." + key + "." + value)));
        return FilterField.single(key, Words.of(label), options);
    }

    /** Looked up when first asked for, and kept as long as the page. */
    private static Supplier<List<Option>> once(Supplier<List<Option>> options) {
        return new Supplier<>() {
            private Optional<List<Option>> known = Optional.empty();

            @Override
            public List<Option> get() {
                if (known.isEmpty()) known = Optional.of(options.get());
                return known.get();
            }
        };
    }

    /** Whether a view or filter narrows to leads at hand, so that a new lead would stand in it. */
    static boolean isNarrow(LeadsState state) {
        return state.view() != LeadView.ALL
                || !state.filters().isEmpty()
                || !state.text().isBlank();
    }
}
