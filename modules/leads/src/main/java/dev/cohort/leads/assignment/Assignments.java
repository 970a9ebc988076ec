package dev.cohort.leads.assignment;

import dev.cohort.access.Caller;
import dev.cohort.branch.WorkingTime;
import dev.cohort.branch.WorkingTimes;
import dev.cohort.leads.assignment.AssignmentTable.Candidate;
import dev.cohort.module.Settings;
import dev.cohort.notification.News;
import dev.cohort.notification.Notifications;
import dev.cohort.request.Context;
import dev.cohort.task.TaskFields;
import dev.cohort.task.TaskPriority;
import dev.cohort.task.TaskType;
import dev.cohort.task.Tasks;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives leads to people by the rules that are switched on, in the transaction that makes or changes the lead. */
@ApplicationScoped
public class Assignments {
    private static final Comparator<Candidate> BY_TURN =
            Comparator.comparingLong(Candidate::turn).thenComparing(Candidate::id);
    private static final Comparator<Candidate> BY_LOAD =
            Comparator.comparingLong(Candidate::openLeads).thenComparing(BY_TURN);

    private final AssignmentTable table;
    private final Settings settings;
    private final WorkingTimes times;
    private final Tasks tasks;
    private final Notifications notifications;
    private final Clock clock;

    @Inject
    Assignments(
            AssignmentTable table,
            Settings settings,
            WorkingTimes times,
            Tasks tasks,
            Notifications notifications,
            Clock clock) {
        this.table = table;
        this.settings = settings;
        this.times = times;
        this.tasks = tasks;
        this.notifications = notifications;
        this.clock = clock;
    }

    /**
     * What a rule has decided.
     *
     * @param ownerId null where a whole team gets it
     */
    public record Decision(
            AssignmentRule rule,
            @Nullable UUID ownerId,
            @Nullable UUID teamId,
            @Nullable UUID branchId) {}

    /** Who is to get a lead of these particulars; empty when no rule is for it. Whose turn it was counts at once. */
    public Optional<Decision> decide(AssignmentFacts lead) {
        return decide(lead, List.of());
    }

    /** As {@link #decide(AssignmentFacts)}, without those who have had it. */
    public Optional<Decision> decide(AssignmentFacts lead, Collection<UUID> without) {
        List<AssignmentRule> rules =
                table.rules().stream().filter(AssignmentRule::active).toList();
        if (rules.isEmpty()) return Optional.empty();
        boolean open = hours(lead.branchId()).isOpen(lead.arrivedAt());
        for (AssignmentRule rule : rules) {
            if (!rule.condition().holds(lead, open)) continue;
            Optional<Decision> decision = choose(rule, without);
            // Where nobody is left by this rule the next one may know somebody.
            if (decision.isPresent()) return decision;
        }
        return Optional.empty();
    }

    private Optional<Decision> choose(AssignmentRule rule, Collection<UUID> without) {
        AssignmentTarget target = rule.target();
        if (target.kind() == AssignmentTarget.Kind.TEAM)
            return without.isEmpty() ? Optional.of(new Decision(rule, null, target.teamId(), null)) : Optional.empty();
        table.lock(rule.id());
        List<Candidate> candidates = new ArrayList<>(table.candidates(rule.id(), target.members(), target.teamId()));
        candidates.removeIf(each -> without.contains(each.id()));
        Optional<Candidate> chosen = first(target.kind(), candidates);
        chosen.ifPresent(each -> table.tookTurn(rule.id(), each.id()));
        return chosen.map(each -> new Decision(rule, each.id(), each.teamId(), each.branchId()));
    }

    static Optional<Candidate> first(AssignmentTarget.Kind kind, List<Candidate> candidates) {
        return candidates.stream().min(kind == AssignmentTarget.Kind.LEAST_LOADED ? BY_LOAD : BY_TURN);
    }

    /** Keeps what was decided for a lead that is written now, with its first task, and tells who has got it. */
    public void assigned(UUID lead, String title, Decision decision) {
        UUID owner = decision.ownerId();
        UUID task = null;
        if (owner != null) {
            if (settings.get(AssignmentSettings.FIRST_TASK)) task = firstTask(lead, title, owner);
            else tell(owner, title, lead, "lead.assigned");
        }
        table.keep(lead, decision.rule(), owner, decision.teamId(), "RULE", task);
    }

    /** The task's owner hears of the task, and with it of the lead. */
    private UUID firstTask(UUID lead, String title, UUID owner) {
        LocalDate today = LocalDate.now(clock.withZone(Context.current().zone()));
        String subject = Texts.get(Context.tenant().locale(), "assignment.first-task", title);
        TaskFields fields =
                new TaskFields(TaskType.CALL, subject, null, today, null, TaskPriority.HIGH, owner, "lead", lead, null);
        // As the system: whoever brings a lead in need not have the right to make tasks for others.
        return Context.call(Context.current().as(Caller.SYSTEM), () -> tasks.create(fields))
                .id();
    }

    /** A lead goes on to somebody else, for it was left alone. */
    public void passedOn(UUID lead, String title, Decision decision, @Nullable UUID before) {
        UUID owner = decision.ownerId();
        UUID task = owner != null && settings.get(AssignmentSettings.FIRST_TASK) ? passedOn(lead, title, owner) : null;
        table.keep(lead, decision.rule(), owner, decision.teamId(), "SLA", task);
        if (owner != null) tell(owner, title, lead, "lead.passed-on");
        if (before != null) tell(before, title, lead, "lead.passed-from");
    }

    /** The first task goes along with the lead; who had it before and had done theirs leaves a new one to the next. */
    private UUID passedOn(UUID lead, String title, UUID owner) {
        Optional<UUID> open = table.openTask(lead);
        if (open.isEmpty()) return firstTask(lead, title, owner);
        Context.call(Context.current().as(Caller.SYSTEM), () -> tasks.handOver(open.get(), owner));
        return open.get();
    }

    private void tell(UUID member, String title, UUID lead, String kind) {
        if (Objects.equals(member, Context.caller().id())) return;
        notifications.tell(member, News.of(kind, Map.of("lead", title)).at("leads?peek=" + numberOf(lead)));
    }

    private String numberOf(UUID lead) {
        return table.sql()
                .select("select number from lead where id = ?", lead)
                .mapTo(String.class)
                .one();
    }

    /** Who has had a lead by a rule already. */
    public List<UUID> ownersSoFar(UUID lead) {
        return table.ownersSoFar(lead);
    }

    /** When a branch works. */
    WorkingTime hours(@Nullable UUID branch) {
        return times.of(branch);
    }
}
