package dev.cohort.quality;

import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.module.Contributions;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Looks at the records of every kind by the tenant's rules. Whatever it counts is what the caller may see. */
@ApplicationScoped
public class Quality {
    private static final int TREND_DAYS = 90;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String TREND = """
            select day, records, score from quality_day where record_type = ? and day >= ? order by day
            """;
    // Each kind by as many records as it had.
    private static final String WHOLE_TREND = """
            select day, sum(records) as records,
                case when sum(records) = 0 then 100 else round(sum(records * score) / sum(records), 1) end as score
            from quality_day where record_type = any(:kinds) and day >= :from
            group by day order by day
            """;
    private static final String KEEP_DAY = """
            insert into quality_day (record_type, day, records, score) values (:type, :day, :records, :score)
            on conflict (record_type, day) do update set records = excluded.records, score = excluded.score
            """;
    private static final String KEEP_RULE = """
            insert into quality_rule (record_type, rule, severity, active) values (:type, :rule, :severity, :active)
            on conflict (record_type, rule) do update set severity = excluded.severity, active = excluded.active
            """;

    private final TenantTransaction transaction;
    private final Contributions contributions;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Quality(TenantTransaction transaction, Contributions contributions, Audit audit, Clock clock) {
        this.transaction = transaction;
        this.contributions = contributions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Every rule of every kind of record, as the tenant has it. */
    @Transactional
    @RequiresPermission(CorePermissions.QUALITY_READ)
    public List<RuleState> rules() {
        return contributions.of(QualityKind.class).stream()
                .flatMap(kind -> states(kind).stream())
                .toList();
    }

    /** @throws Problem 422 {@code unknown-rule} */
    @Transactional
    @RequiresPermission(CorePermissions.QUALITY_CHANGE)
    public List<RuleState> change(List<RuleChange> changes) {
        List<RuleState> before = rules();
        for (RuleChange change : changes) {
            if (before.stream().noneMatch(rule -> isOf(rule, change)))
                throw Problem.invalid().at("key", "unknown-value", "value", change.key());
            transaction
                    .handle()
                    .createUpdate(KEEP_RULE)
                    .bind("type", change.recordType())
                    .bind("rule", change.key())
                    .bind("severity", change.severity().name())
                    .bind("active", change.active())
                    .execute();
        }
        List<RuleState> after = rules();
        if (!after.equals(before))
            audit.noted("change", "quality-rules", null, Map.of("before", before, "after", after), null);
        return after;
    }

    private static boolean isOf(RuleState rule, RuleChange change) {
        return rule.recordType().equals(change.recordType()) && rule.key().equals(change.key());
    }

    /** How good the records are, kind by kind. */
    @Transactional
    @RequiresPermission(CorePermissions.QUALITY_READ)
    public List<QualityReport> report() {
        return contributions.of(QualityKind.class).stream().map(this::report).toList();
    }

    /** The score of all records of the centre, of every kind, at the end of each of the past days. */
    @Transactional
    @RequiresPermission(CorePermissions.QUALITY_READ)
    public List<QualityReport.Day> trend() {
        List<String> kinds = contributions.of(QualityKind.class).stream()
                .map(QualityKind::recordType)
                .toList();
        return transaction
                .handle()
                .createQuery(WHOLE_TREND)
                .bindArray("kinds", String.class, kinds)
                .bind("from", today().minusDays(TREND_DAYS))
                .mapTo(QualityReport.Day.class)
                .list();
    }

    private QualityReport report(QualityKind kind) {
        List<Looked> looked = looked(kind);
        Counts counts = counts(kind, looked, kind.visible());
        List<QualityReport.Found> found = new ArrayList<>();
        for (int i = 0; i < looked.size(); i++) {
            RuleState rule = looked.get(i).state();
            long count = counts.broken().get(i);
            found.add(new QualityReport.Found(
                    rule.key(),
                    rule.title(),
                    rule.severity(),
                    count,
                    percent(count, counts.records()),
                    kind.path(rule.key())));
        }
        found.sort(Comparator.comparing(QualityReport.Found::severity)
                .thenComparing(Comparator.comparing(QualityReport.Found::count).reversed()));
        LocalDate from = today().minusDays(TREND_DAYS);
        List<QualityReport.Day> trend = transaction
                .handle()
                .select(TREND, kind.recordType(), from)
                .mapTo(QualityReport.Day.class)
                .list();
        return new QualityReport(kind.recordType(), counts.records(), counts.score(), found, trend);
    }

    /** How good a record is; empty for one that is not looked at, or that the caller may not see. */
    @Transactional
    @RequiresPermission(CorePermissions.QUALITY_READ)
    public Optional<RecordQuality> of(String recordType, UUID id) {
        return contributions.of(QualityKind.class).stream()
                .filter(kind -> kind.recordType().equals(recordType))
                .findFirst()
                .flatMap(kind -> of(kind, id));
    }

    private Optional<RecordQuality> of(QualityKind kind, UUID id) {
        List<Looked> looked = looked(kind);
        Visible visible = kind.visible();
        List<Object> values = new ArrayList<>(visible.values());
        values.add(id);
        Counts counts = counts(kind, looked, new Visible(visible.sql() + " and " + kind.id() + " = ?", values));
        if (counts.records() == 0) return Optional.empty();
        List<RuleState> broken = new ArrayList<>();
        for (int i = 0; i < looked.size(); i++)
            if (counts.broken().get(i) > 0) broken.add(looked.get(i).state());
        broken.sort(Comparator.comparing(RuleState::severity));
        return Optional.of(new RecordQuality(counts.score().intValue(), broken));
    }

    /** Keeps how good all records of the centre are today: the trend is made of these. */
    @Transactional
    public void keepDay() {
        for (QualityKind kind : contributions.of(QualityKind.class)) {
            Counts counts = counts(kind, looked(kind), new Visible("true", List.of()));
            transaction
                    .handle()
                    .createUpdate(KEEP_DAY)
                    .bind("type", kind.recordType())
                    .bind("day", today())
                    .bind("records", counts.records())
                    .bind("score", counts.score())
                    .execute();
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Context.current().zone()));
    }

    /** A rule that is looked at. */
    private record Looked(QualityRule rule, RuleState state) {}

    private record Counts(long records, BigDecimal score, List<Long> broken) {}

    /** One query, whatever the number of rules. */
    private Counts counts(QualityKind kind, List<Looked> rules, Visible visible) {
        String broken = rules.stream()
                .map(rule -> ", (" + rule.rule().condition() + ") as r" + rules.indexOf(rule))
                .collect(Collectors.joining());
        String off = rules.stream()
                .map(rule -> " - case when r%d then %d else 0 end"
                        .formatted(rules.indexOf(rule), rule.state().severity().points()))
                .collect(Collectors.joining());
        String sums = rules.stream()
                .map(rule -> ", count(*) filter (where r%1$d) as r%1$d".formatted(rules.indexOf(rule)))
                .collect(Collectors.joining());
        String sql = "select count(*) as records, coalesce(avg(greatest(0, 100" + off + ")), 100) as score" + sums
                + " from (select " + kind.id() + broken + " from " + kind.from() + " and " + visible.sql() + ") looked";
        try (Query query = transaction.handle().createQuery(sql)) {
            for (int i = 0; i < visible.values().size(); i++)
                query.bind(i, visible.values().get(i));
            return query.map((row, context) -> {
                        List<Long> counted = new ArrayList<>();
                        for (int i = 0; i < rules.size(); i++) counted.add(row.getLong("r" + i));
                        BigDecimal score = row.getBigDecimal("score").setScale(1, RoundingMode.HALF_UP);
                        return new Counts(row.getLong("records"), score, counted);
                    })
                    .one();
        }
    }

    private List<Looked> looked(QualityKind kind) {
        List<Looked> looked = new ArrayList<>();
        List<RuleState> states = states(kind);
        for (int i = 0; i < states.size(); i++)
            if (states.get(i).active()) looked.add(new Looked(kind.rules().get(i), states.get(i)));
        return looked;
    }

    private record Own(String rule, String severity, boolean active) {}

    private List<RuleState> states(QualityKind kind) {
        Map<String, Own> own = new HashMap<>();
        transaction
                .handle()
                .select("select rule, severity, active from quality_rule where record_type = ?", kind.recordType())
                .mapTo(Own.class)
                .forEach(each -> own.put(each.rule(), each));
        return kind.rules().stream()
                .map(rule -> state(kind, rule, own.get(rule.key())))
                .toList();
    }

    private static RuleState state(QualityKind kind, QualityRule rule, @Nullable Own own) {
        return new RuleState(
                kind.recordType(),
                rule.key(),
                Texts.get(Context.current().locale(), "quality." + kind.recordType() + "." + rule.key()),
                own == null ? rule.severity() : Severity.valueOf(own.severity()),
                own == null || own.active());
    }

    private static BigDecimal percent(long count, long all) {
        if (all == 0) return BigDecimal.ZERO;
        return BigDecimal.valueOf(count).multiply(HUNDRED).divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_UP);
    }
}
