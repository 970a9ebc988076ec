package dev.cohort.leads.assignment;

import dev.cohort.branch.WorkingTime;
import dev.cohort.branch.WorkingTimes;
import dev.cohort.leads.assignment.AssignmentTable.Candidate;
import dev.cohort.notification.News;
import dev.cohort.notification.Notifications;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives many leads that come at once to people, as {@link Assignments} gives single ones: each rule is asked for its people
 * once, and turns and loads are counted along. Nobody gets a first task for each of thousands; each is told how many they got.
 */
@ApplicationScoped
public class BulkAssignments {
    private final AssignmentTable table;
    private final WorkingTimes times;
    private final Notifications notifications;

    @Inject
    BulkAssignments(AssignmentTable table, WorkingTimes times, Notifications notifications) {
        this.table = table;
        this.times = times;
        this.notifications = notifications;
    }

    /** A lead of nobody, as rules look at it. */
    public record Arrived(UUID id, AssignmentFacts facts) {}

    /**
     * Who gets a lead.
     *
     * @param ownerId null where a whole team gets it
     * @param branchId that of the owner; null where they have none
     */
    public record Given(
            UUID leadId,
            AssignmentRule rule,
            @Nullable UUID ownerId,
            @Nullable UUID teamId,
            @Nullable UUID branchId) {}

    /** Decides in the running transaction, and keeps what was decided but for the leads themselves. */
    public List<Given> decide(Collection<Arrived> leads) {
        List<AssignmentRule> rules =
                table.rules().stream().filter(AssignmentRule::active).toList();
        if (rules.isEmpty() || leads.isEmpty()) return List.of();
        Map<Optional<UUID>, WorkingTime> hours = new HashMap<>();
        Map<UUID, Pool> pools = new LinkedHashMap<>();
        Map<UUID, Integer> loads = new HashMap<>();
        List<Given> given = new ArrayList<>();
        for (Arrived lead : leads) {
            AssignmentFacts facts = lead.facts();
            boolean open = hours.computeIfAbsent(
                            Optional.ofNullable(facts.branchId()), branch -> times.of(branch.orElse(null)))
                    .isOpen(facts.arrivedAt());
            for (AssignmentRule rule : rules) {
                if (!rule.condition().holds(facts, open)) continue;
                Optional<Given> decision =
                        pools.computeIfAbsent(rule.id(), id -> pool(rule)).next(lead.id(), loads);
                if (decision.isEmpty()) continue;
                given.add(decision.get());
                break;
            }
        }
        pools.values().forEach(this::keepTurns);
        table.keepAll(given);
        tell(given);
        return given;
    }

    private Pool pool(AssignmentRule rule) {
        AssignmentTarget target = rule.target();
        if (target.kind() == AssignmentTarget.Kind.TEAM) return new Pool(rule, List.of());
        // In the order of the rules for everybody, so that two imports wait for each other and never in a ring.
        table.lock(rule.id());
        return new Pool(rule, table.candidates(rule.id(), target.members(), target.teamId()));
    }

    /** The order is what counts: who had the latest turn is kept last. */
    private void keepTurns(Pool pool) {
        pool.turns.entrySet().stream()
                .filter(turn -> turn.getValue() > pool.before)
                .sorted(Map.Entry.comparingByValue())
                .forEach(turn -> table.tookTurn(pool.rule.id(), turn.getKey()));
    }

    private void tell(List<Given> given) {
        Map<UUID, Integer> counts = new LinkedHashMap<>();
        given.forEach(each -> {
            if (each.ownerId() != null) counts.merge(each.ownerId(), 1, Integer::sum);
        });
        counts.forEach((member, count) -> {
            if (!member.equals(Context.caller().id()))
                notifications.tell(
                        member,
                        News.of("lead.assigned-many", Map.of("count", count)).at("leads"));
        });
    }

    /** The people of a rule with their turns. */
    private static final class Pool {
        private final AssignmentRule rule;
        private final List<Candidate> candidates;
        private final Map<UUID, Long> turns = new HashMap<>();
        private final long before;
        private long last;

        Pool(AssignmentRule rule, List<Candidate> candidates) {
            this.rule = rule;
            this.candidates = candidates;
            candidates.forEach(each -> turns.put(each.id(), each.turn()));
            before = candidates.stream().mapToLong(Candidate::turn).max().orElse(0);
            last = before;
        }

        Optional<Given> next(UUID lead, Map<UUID, Integer> loads) {
            AssignmentTarget target = rule.target();
            if (target.kind() == AssignmentTarget.Kind.TEAM)
                return Optional.of(new Given(lead, rule, null, target.teamId(), null));
            Comparator<Candidate> byTurn = Comparator.<Candidate>comparingLong(
                            each -> turns.getOrDefault(each.id(), 0L))
                    .thenComparing(Candidate::id);
            Comparator<Candidate> order = target.kind() == AssignmentTarget.Kind.LEAST_LOADED
                    ? Comparator.<Candidate>comparingLong(each -> each.openLeads() + loads.getOrDefault(each.id(), 0))
                            .thenComparing(byTurn)
                    : byTurn;
            return candidates.stream().min(order).map(chosen -> {
                turns.put(chosen.id(), ++last);
                loads.merge(chosen.id(), 1, Integer::sum);
                return new Given(lead, rule, chosen.id(), chosen.teamId(), chosen.branchId());
            });
        }
    }
}
