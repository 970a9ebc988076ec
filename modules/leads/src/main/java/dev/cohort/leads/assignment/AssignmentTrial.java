package dev.cohort.leads.assignment;

import dev.cohort.branch.WorkingTime;
import dev.cohort.leads.LeadRow;
import dev.cohort.leads.assignment.AssignmentTable.Candidate;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs the rules over past leads in memory, with turns and loads counted as they would have been. */
@ApplicationScoped
class AssignmentTrial {
    private static final int MOST = 5_000;
    private static final int SHOWN = 100;
    private static final int USUAL_DAYS = 30;
    private static final UUID NOWHERE = new UUID(0, 0);

    private static final String PAST = """
            select l.id, l.number, p.first_name, p.last_name, l.source, l.interest, l.branch_id, p.language, p.city, l.score,
                l.created_at, m.name as owner_name
            from lead l
            join person p on p.id = l.person_id
            left join member m on m.id = l.owner_id
            where l.deleted_at is null and l.created_at >= ? and l.created_at < ?
            order by l.created_at desc, l.id desc
            limit ?
            """;

    private static final String ARRIVED =
            "select count(*) from lead where deleted_at is null and created_at >= ? and created_at < ?";

    private final AssignmentTable table;
    private final Assignments assignments;
    private final Clock clock;

    @Inject
    AssignmentTrial(AssignmentTable table, Assignments assignments, Clock clock) {
        this.table = table;
        this.assignments = assignments;
        this.clock = clock;
    }

    /** A lead as it came. */
    public record Past(
            UUID id,
            String number,
            @Nullable String firstName,
            @Nullable String lastName,
            String source,
            @Nullable String interest,
            @Nullable UUID branchId,
            @Nullable String language,
            @Nullable String city,
            int score,
            Instant createdAt,
            @Nullable String ownerName) {

        AssignmentFacts facts() {
            return new AssignmentFacts(source, interest, branchId, language, city, score, createdAt);
        }
    }

    AssignmentTry.Outcome of(AssignmentTry.Wish wish) {
        ZoneId zone = Context.current().zone();
        LocalDate last = wish.to() == null ? LocalDate.now(clock.withZone(zone)) : wish.to();
        LocalDate first = wish.from() == null ? last.minusDays(USUAL_DAYS - 1L) : wish.from();
        if (first.isAfter(last))
            throw Problem.rule("period-reversed").with("from", first).with("to", last);
        OffsetDateTime from = start(first, zone);
        OffsetDateTime until = start(last.plusDays(1), zone);
        List<Past> leads = new ArrayList<>(
                table.sql().select(PAST, from, until, MOST).mapTo(Past.class).list());
        // As they came: the first one first.
        leads.sort(Comparator.comparing(Past::createdAt).thenComparing(Past::id));
        long arrived = leads.size() < MOST
                ? leads.size()
                : table.sql().select(ARRIVED, from, until).mapTo(Long.class).one();
        return new Run(rules(wish.all() == null || wish.all())).over(leads, arrived);
    }

    private List<AssignmentRule> rules(boolean all) {
        return table.rules().stream().filter(rule -> all || rule.active()).toList();
    }

    private static OffsetDateTime start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }

    /** One try, with the turns and loads it has come to. */
    private final class Run {
        private final List<AssignmentRule> rules;
        private final Map<UUID, List<Candidate>> candidates = new HashMap<>();
        private final Map<UUID, Long> load = new HashMap<>();
        private final Map<UUID, String> teams = new HashMap<>();
        private final Map<UUID, AssignmentTry.Share> byOwner = new LinkedHashMap<>();
        private final Map<UUID, AssignmentTry.Share> byRule = new LinkedHashMap<>();
        private final List<AssignmentTry.Line> lines = new ArrayList<>();
        private final Map<UUID, WorkingTime> hours = new HashMap<>();
        private int unassigned;

        Run(List<AssignmentRule> rules) {
            this.rules = rules;
            for (AssignmentRule rule : rules)
                candidates.put(
                        rule.id(),
                        new ArrayList<>(table.candidates(
                                rule.id(),
                                rule.target().members(),
                                rule.target().teamId())));
            table.sql()
                    .createQuery("select id, name from team")
                    .map((row, context) -> teams.put(row.getObject("id", UUID.class), row.getString("name")))
                    .list();
        }

        AssignmentTry.Outcome over(List<Past> leads, long arrived) {
            leads.forEach(this::one);
            List<AssignmentTry.Line> latest =
                    lines.reversed().stream().limit(SHOWN).toList();
            return new AssignmentTry.Outcome(
                    arrived,
                    leads.size(),
                    unassigned,
                    List.copyOf(byOwner.values()),
                    List.copyOf(byRule.values()),
                    latest);
        }

        private void one(Past lead) {
            boolean open = open(lead);
            for (AssignmentRule rule : rules) {
                if (!rule.condition().holds(lead.facts(), open)) continue;
                if (rule.target().kind() == AssignmentTarget.Kind.TEAM) {
                    told(lead, rule, null, teams.get(rule.target().teamId()));
                    return;
                }
                Optional<Candidate> chosen = choose(rule);
                if (chosen.isEmpty()) continue;
                told(lead, rule, chosen.get(), null);
                return;
            }
            unassigned++;
            lines.add(line(lead, null, null, null));
        }

        private boolean open(Past lead) {
            UUID branch = lead.branchId() == null ? NOWHERE : lead.branchId();
            return hours.computeIfAbsent(branch, id -> assignments.hours(id.equals(NOWHERE) ? null : id))
                    .isOpen(lead.createdAt());
        }

        private Optional<Candidate> choose(AssignmentRule rule) {
            List<Candidate> all = candidates.getOrDefault(rule.id(), List.of());
            List<Candidate> now = all.stream().map(this::loaded).toList();
            Optional<Candidate> chosen = Assignments.first(rule.target().kind(), now);
            chosen.ifPresent(each -> {
                long next = all.stream().mapToLong(Candidate::turn).max().orElse(0) + 1;
                all.replaceAll(old -> old.id().equals(each.id()) ? turned(old, next) : old);
                load.merge(each.id(), 1L, Long::sum);
            });
            return chosen;
        }

        private Candidate loaded(Candidate each) {
            long more = load.getOrDefault(each.id(), 0L);
            return new Candidate(
                    each.id(), each.name(), each.teamId(), each.branchId(), each.turn(), each.openLeads() + more);
        }

        private static Candidate turned(Candidate each, long turn) {
            return new Candidate(each.id(), each.name(), each.teamId(), each.branchId(), turn, each.openLeads());
        }

        private void told(Past lead, AssignmentRule rule, @Nullable Candidate owner, @Nullable String team) {
            lines.add(line(lead, rule.name(), owner == null ? null : owner.name(), team));
            count(byRule, rule.id(), rule.name());
            if (owner != null) count(byOwner, owner.id(), owner.name());
        }

        private static void count(Map<UUID, AssignmentTry.Share> shares, UUID id, String name) {
            shares.merge(
                    id,
                    new AssignmentTry.Share(id, name, 1),
                    (before, one) -> new AssignmentTry.Share(id, name, before.leads() + 1));
        }

        private static AssignmentTry.Line line(
                Past lead, @Nullable String rule, @Nullable String owner, @Nullable String team) {
            return new AssignmentTry.Line(
                    lead.id(),
                    lead.number(),
                    LeadRow.name(lead.firstName(), lead.lastName(), lead.number()),
                    lead.ownerName(),
                    rule,
                    owner,
                    team);
        }
    }
}
