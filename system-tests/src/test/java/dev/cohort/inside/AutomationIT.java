package dev.cohort.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cohort.leads.LeadFields;
import dev.cohort.leads.Leads;
import dev.cohort.leads.OnDuplicate;
import dev.cohort.leads.work.LeadFollowUps;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.task.TaskPriority;
import dev.cohort.task.TaskType;
import dev.cohort.task.rule.AutomationFigures;
import dev.cohort.task.rule.DueUnit;
import dev.cohort.task.rule.RuleOwner;
import dev.cohort.task.rule.TaskAutomation;
import dev.cohort.task.rule.TaskRuleDetails;
import dev.cohort.task.rule.TaskRuleFields;
import dev.cohort.task.rule.TaskRules;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A rule answers what happens to a lead with a task, once")
class AutomationIT extends Inside {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    private TaskRules rules;

    @Inject
    private TaskAutomation automation;

    @Inject
    private AutomationFigures figures;

    @Inject
    private LeadFollowUps followUps;

    @Inject
    private Leads leads;

    private final String source = "rule-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void noRulesAreLeft() {
        in(DEMO, () -> {
            rules.list().stream()
                    .filter(rule -> rule.rule().title().equals(source))
                    .forEach(rule -> rules.delete(rule.id()));
            return true;
        });
    }

    private TaskRuleFields rule(String trigger, @Nullable String option) {
        return new TaskRuleFields(
                source,
                trigger,
                option,
                Map.of("source", List.of(source.toUpperCase(java.util.Locale.ROOT))),
                TaskType.CALL,
                "Call {name} about {interest}",
                null,
                2,
                DueUnit.WORKING_HOURS,
                TaskPriority.HIGH,
                RuleOwner.RECORD_OWNER,
                null,
                null,
                true);
    }

    private UUID made(String trigger, @Nullable String option) {
        return in(DEMO, () -> rules.create(rule(trigger, option))).id();
    }

    private UUID lead(String from) {
        Map<String, Object> fields = Map.of(
                "firstName",
                "Rula",
                "lastName",
                "Regel " + UUID.randomUUID(),
                "source",
                from,
                "interest",
                "Italian",
                "owner",
                in(DEMO, () -> one(UUID.class, "select id from member where email = 'sales@demo.example'"))
                        .toString());
        LeadFields lead = Json.mapper().convertValue(fields, LeadFields.class);
        return in(DEMO, () -> leads.take(lead, OnDuplicate.CREATE).leadId());
    }

    private void sweep() {
        in(DEMO, () -> {
            automation.run();
            return true;
        });
    }

    private int tasks(UUID lead) {
        return in(DEMO, () -> one(Integer.class, "select count(*) from task where record_id = ?", lead));
    }

    private int touchedBefore(UUID lead, int days) {
        return in(DEMO, () -> transaction
                .handle()
                .execute(
                        "update lead set changed_at = changed_at - make_interval(days => ?) where id = ?", days, lead));
    }

    private int settled(UUID lead) {
        return in(DEMO, () -> transaction
                .handle()
                .execute(
                        "update task set status = 'DONE', settled_at = now() where record_id = ? and status = 'OPEN'",
                        lead));
    }

    @Test
    void newLeadGetsItsFirstCallAndItsOwnerHearsOfIt() {
        UUID rule = made("lead.created", null);
        UUID other = lead("another");
        UUID lead = lead(source);
        await().pollInSameThread().atMost(PATIENCE).until(() -> tasks(lead) == 1);
        String subject = in(
                DEMO,
                () -> one(
                        String.class,
                        "select subject from task where record_id = ? and rule = ?",
                        lead,
                        rule.toString()));
        assertThat(subject).startsWith("Call Rula Regel").endsWith("about Italian");
        assertThat(in(
                        DEMO,
                        () -> one(
                                Integer.class,
                                "select count(*) from notification where kind = 'task.made' and title_values->>'subject' = ?",
                                subject)))
                .isOne();
        assertThat(tasks(other)).isZero();
        assertThat(in(DEMO, () -> one(Boolean.class, "select due_at > now() from task where record_id = ?", lead)))
                .isTrue();
    }

    @Test
    void toldTwiceItAnswersOnceAlsoAfterTheTaskIsDone() {
        made("lead.created", null);
        UUID lead = lead(source);
        await().pollInSameThread().atMost(PATIENCE).until(() -> tasks(lead) == 1);
        settled(lead);
        in(DEMO, () -> {
            automation.happened("lead.created", lead);
            return true;
        });
        assertThat(tasks(lead)).isOne();
    }

    @Test
    void twoNodesThatLookAtTheSameTimeMakeOne() throws Exception {
        made("lead.untouched", "3");
        UUID lead = lead(source);
        touchedBefore(lead, 5);
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> node = () -> {
                sweep();
                return true;
            };
            for (var end : nodes.invokeAll(List.of(node, node, node, node)))
                assertThat(end.get()).isTrue();
        }
        assertThat(tasks(lead)).isOne();
    }

    @Test
    void whatIsLeftUntouchedAgainIsAnsweredAgain() {
        made("lead.untouched", "3");
        UUID lead = lead(source);
        // Below seven days: the demonstration has a rule of its own from there on.
        touchedBefore(lead, 6);
        sweep();
        settled(lead);
        sweep();
        assertThat(tasks(lead)).isOne();
        touchedBefore(lead, -2);
        sweep();
        assertThat(tasks(lead)).isEqualTo(2);
    }

    @Test
    void whatWasSoBeforeTheRuleBeganIsLeftAloneUntilItIsAskedFor() {
        UUID lead = lead(source);
        touchedBefore(lead, 5);
        UUID rule = made("lead.untouched", "3");
        sweep();
        assertThat(tasks(lead)).isZero();
        LeadFollowUps.FollowUps would = in(DEMO, () -> followUps.createForAll(true));
        assertThat(would.byRule()).extracting(LeadFollowUps.ByRule::rule).contains(rule);
        assertThat(tasks(lead)).isZero();
        LeadFollowUps.FollowUps made = in(DEMO, () -> followUps.createForAll(false));
        assertThat(made.created()).isEqualTo(would.created());
        assertThat(tasks(lead)).isOne();
        LeadFollowUps.FollowUps again = in(DEMO, () -> followUps.createForAll(false));
        assertThat(again.created()).isZero();
    }

    @Test
    void aRuleOverLateTasksDoesNotAnswerItsOwn() {
        in(
                DEMO,
                () -> rules.create(new TaskRuleFields(
                        source,
                        "task.overdue",
                        "1",
                        Map.of("subject", List.of(source)),
                        TaskType.TODO,
                        source,
                        null,
                        0,
                        DueUnit.DAYS,
                        TaskPriority.URGENT,
                        RuleOwner.NOBODY,
                        null,
                        null,
                        true)));
        UUID lead = lead("another");
        in(DEMO, () -> transaction.handle().execute("""
                insert into task (id, type, subject, due_on, due_at, record_type, record_id, created_at, changed_at)
                values (?, 'TODO', ?, current_date - 3, now() - interval '2 days', 'lead', ?, now(), now())
                """, UUID.randomUUID(), source, lead));
        sweep();
        assertThat(tasks(lead)).isEqualTo(2);
        in(DEMO, () -> transaction
                .handle()
                .execute(
                        "update task set due_at = ? where record_id = ?",
                        Instant.now().minus(4, ChronoUnit.DAYS).atOffset(java.time.ZoneOffset.UTC),
                        lead));
        settledOwn(lead);
        sweep();
        // The first one, late since another moment, is answered anew; the rule's own never is.
        assertThat(tasks(lead)).isEqualTo(3);
    }

    private int settledOwn(UUID lead) {
        return in(DEMO, () -> transaction
                .handle()
                .execute("update task set status = 'DONE' where record_id = ? and rule is not null", lead));
    }

    @Test
    void tryOutCountsAndMakesNothing() {
        UUID lead = lead(source);
        TaskRules.TryOut trial = in(DEMO, () -> rules.tryOut(rule("lead.created", null), 30));
        assertThat(trial.count()).isOne();
        assertThat(trial.subjects()).singleElement().asString().startsWith("Call Rula Regel");
        assertThat(tasks(lead)).isZero();
    }

    @Test
    void figuresCountWhatARuleMade() {
        UUID rule = made("lead.untouched", "1");
        UUID lead = lead(source);
        touchedBefore(lead, 2);
        sweep();
        var figure = in(DEMO, () -> figures.stats()).rules().stream()
                .filter(each -> rule.equals(each.id()))
                .findFirst()
                .orElseThrow()
                .figures();
        assertThat(figure.created()).isOne();
        assertThat(figure.open()).isOne();
        assertThat(figure.openByPriority()).containsEntry("high", 1L);
        assertThat(figure.doneInTimePercent()).isNull();
        settled(lead);
        assertThat(in(DEMO, () -> figures.stats()).rules().stream()
                        .filter(each -> rule.equals(each.id()))
                        .findFirst()
                        .orElseThrow()
                        .figures()
                        .doneInTimePercent())
                .isEqualTo(100);
    }

    @Test
    void switchedOffItAnswersNothing() {
        UUID rule = made("lead.untouched", "3");
        TaskRuleDetails before = in(DEMO, () -> rules.get(rule));
        in(
                DEMO,
                () -> rules.change(
                        rule,
                        before.version(),
                        Patch.of(
                                TaskRuleFields.class,
                                Json.mapper().createObjectNode().put("active", false))));
        UUID lead = lead(source);
        touchedBefore(lead, 5);
        sweep();
        assertThat(tasks(lead)).isZero();
    }
}
