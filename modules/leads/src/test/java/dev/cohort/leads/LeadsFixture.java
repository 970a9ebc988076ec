package dev.cohort.leads;

import dev.cohort.access.Caller;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.Scope;
import dev.cohort.activity.Activities;
import dev.cohort.audit.Audit;
import dev.cohort.branch.WorkingTimes;
import dev.cohort.customfield.CustomFields;
import dev.cohort.customfield.FieldedRecords;
import dev.cohort.duplicate.DuplicateCheck;
import dev.cohort.duplicate.Lookalikes;
import dev.cohort.event.Events;
import dev.cohort.job.Jobs;
import dev.cohort.leads.assignment.AssignmentRules;
import dev.cohort.leads.assignment.Assignments;
import dev.cohort.leads.assignment.BulkAssignments;
import dev.cohort.leads.assignment.SlaReassignment;
import dev.cohort.leads.capture.Inbox;
import dev.cohort.leads.demo.LeadsDemo;
import dev.cohort.leads.scoring.LeadScoring;
import dev.cohort.leads.scoring.PastLeads;
import dev.cohort.leads.scoring.ScoreModels;
import dev.cohort.leads.work.LeadArrived;
import dev.cohort.leads.work.LeadReachedStage;
import dev.cohort.leads.work.LeadUntouched;
import dev.cohort.merge.PersonMerges;
import dev.cohort.module.Contributions;
import dev.cohort.module.Settings;
import dev.cohort.notification.Notifications;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.person.People;
import dev.cohort.person.PersonReach;
import dev.cohort.person.PersonReader;
import dev.cohort.person.Persons;
import dev.cohort.record.Records;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.task.Tasks;
import dev.cohort.task.rule.TaskRules;
import dev.cohort.task.rule.TaskTriggers;
import dev.cohort.tenancy.Tenant;
import dev.cohort.work.AfterCommit;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Constructor;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.jspecify.annotations.Nullable;

/** The services of this module on a real database with two tenants, each with two branches, a team and four members. */
final class LeadsFixture {
    static final UUID BERLIN = UUID.fromString("0190b000-0000-7000-8000-000000000001");
    static final UUID VIENNA = UUID.fromString("0190b000-0000-7000-8000-000000000002");
    static final UUID TEAM = UUID.fromString("0190b000-0000-7000-8000-000000000010");
    static final UUID MANAGER = UUID.fromString("0190b000-0000-7000-8000-000000000020");
    static final UUID SALES = UUID.fromString("0190b000-0000-7000-8000-000000000021");
    static final UUID COLLEAGUE = UUID.fromString("0190b000-0000-7000-8000-000000000022");
    static final UUID ELSEWHERE = UUID.fromString("0190b000-0000-7000-8000-000000000023");
    static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private static boolean migrated;

    final TestDatabase db;
    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    final LeadStatuses statuses;
    final Leads leads;
    final LeadLists lists;
    final LeadFunnels funnels;
    final LeadTimelines timelines;
    final Inbox inbox;
    final CaptureFixture capture;
    final AssignmentRules assignmentRules;
    final SlaReassignment sla;
    final LeadsDemo demo;
    final UnownedLeads unowned;
    final ScoreRuleBook rules;
    final LeadRatings ratings;
    final OwnFields own;
    final CustomFields fields;
    final Tasks tasks;
    final PastLeads past;
    final LeadScoring scoring;
    final Settings settings;
    private final People people;
    private final PersonMerges merges;

    LeadsFixture(TestDatabase db) {
        this.db = db;
        TestDatabase.entities(
                Lead.class,
                StageChange.class,
                personEntity(),
                named("dev.cohort.activity.Activity"),
                named("dev.cohort.task.Task"));
        migrate();
        EntityManager entities = db.entityManager();
        AfterCommit deaf = new AfterCommit(db.registry()) {
            @Override
            public void once(Object key, Runnable work) {
                // Nobody listens in these tests.
            }

            @Override
            public void run(Runnable work) {
                // Nor does anybody work.
            }
        };
        Audit audit = make(Audit.class, db.transaction(), entities, clock);
        Events events = make(Events.class, db.transaction(), entities, deaf, null, clock);
        Persons persons = make(Persons.class, entities, clock);
        statuses = new LeadStatuses(db.transaction());
        ratings = new LeadRatings(db.transaction(), new Signs(db.transaction()), clock);
        Jobs jobs =
                make(Jobs.class, db.transaction(), make(jobTable(), db.transaction(), clock), null, null, deaf, audit);
        rules = new ScoreRuleBook(db.transaction(), jobs, audit);
        fields = new CustomFields(
                db.transaction(), () -> List.of(new FieldedLeads(), fielded("person"), fielded("task")), audit, clock);
        Contributions contributions = Contributions.fixed(
                new LeadRecords(db.transaction()), new LeadMerging(db.transaction(), statuses, audit, events, clock));
        Records records = make(Records.class, contributions);
        settings = make(Settings.class, db.transaction(), null, audit);
        Notifications notifications = make(Notifications.class, db.transaction(), clock);
        tasks = make(Tasks.class, db.transaction(), entities, records, fields, notifications, audit, events, clock);
        WorkingTimes times = make(WorkingTimes.class, db.transaction());
        Object table = make(named("dev.cohort.leads.assignment.AssignmentTable"), db.transaction(), clock);
        Assignments assignments = make(Assignments.class, table, settings, times, tasks, notifications, clock);
        Object trial = make(named("dev.cohort.leads.assignment.AssignmentTrial"), table, assignments, clock);
        assignmentRules = make(AssignmentRules.class, table, trial, audit);
        PersonReach reach = make(PersonReach.class, contributions, db.transaction());
        Lookalikes lookalikes = make(Lookalikes.class, db.transaction(), reach);
        people = make(
                People.class,
                db.transaction(),
                entities,
                reach,
                make(PersonReader.class, db.transaction(), reach),
                persons,
                fields,
                audit,
                events,
                clock);
        merges = make(PersonMerges.class, db.transaction(), contributions, people, persons, audit, events, clock);
        var placements = new Placements(db.transaction());
        var finder = new LeadFinder(entities);
        var writing =
                new LeadWriting(placements, persons, rules, fields, new Signs(db.transaction()), audit, events, clock);
        var duplicates =
                new Duplicates(db.transaction(), lookalikes, make(DuplicateCheck.class, lookalikes, persons, settings));
        var intake = new LeadIntake(
                entities,
                finder,
                writing,
                statuses,
                placements,
                duplicates,
                persons,
                assignments,
                audit,
                events,
                clock);
        var moving = new LeadMoving(entities, statuses, persons, writing, audit, events, clock);
        leads = new Leads(
                new LeadReader(db.transaction()), finder, writing, intake, moving, persons, audit, events, clock);
        lists = new LeadLists(db.transaction(), fields, statuses);
        funnels = new LeadFunnels(db.transaction(), clock);
        timelines = new LeadTimelines(db.transaction());
        Activities activities = make(Activities.class, db.transaction(), entities, records, audit, events, clock);
        capture = new CaptureFixture(db, clock, leads, ratings, activities, contributions, events, audit);
        inbox = capture.inbox();
        sla = make(SlaReassignment.class, db.transaction(), db.transactions(), times, leads, settings, clock);
        unowned = new UnownedLeads(
                db.transaction(),
                finder,
                persons,
                make(BulkAssignments.class, table, times, notifications),
                audit,
                events,
                clock);
        own = new OwnFields(db.transaction(), fields);
        Contributions triggers = Contributions.fixed(
                make(LeadArrived.class, (Object) null),
                make(LeadReachedStage.class, (Object) null),
                make(LeadUntouched.class));
        TaskRules taskRules = make(TaskRules.class, db.transaction(), make(TaskTriggers.class, triggers), audit, clock);
        Object demoRules = make(named("dev.cohort.leads.demo.DemoRules"), taskRules, db.transaction());
        demo = make(LeadsDemo.class, db.transaction(), statuses, persons, demoRules, lookalikes, ratings, clock);
        past = make(PastLeads.class, db.transaction(), settings);
        ScoreModels models = make(ScoreModels.class, db.transaction(), clock);
        scoring = make(LeadScoring.class, leads, past, models, jobs, settings, db.transaction());
        fill();
    }

    People people() {
        return people;
    }

    PersonMerges merges() {
        return merges;
    }

    /** As a member of the tenant alpha. */
    <T> T as(Caller caller, Supplier<T> work) {
        return as(db.alpha(), caller, work);
    }

    <T> T as(Tenant tenant, Caller caller, Supplier<T> work) {
        RequestContext context = db.system(tenant).as(caller);
        // Bound around the commit too, which writes what is left to write.
        return Context.call(context, () -> db.transactions().inNew(work));
    }

    static Caller manager() {
        return member(MANAGER, null, Set.of(BERLIN), "manager", Scope.ALL);
    }

    static Caller sales() {
        return member(SALES, TEAM, Set.of(BERLIN), "sales", Scope.TEAM);
    }

    static Caller elsewhere() {
        return member(ELSEWHERE, null, Set.of(VIENNA), "sales", Scope.TEAM);
    }

    /** Sees all leads, and changes only her own. */
    static Caller reader() {
        return new Caller(
                Caller.Kind.MEMBER,
                ELSEWHERE,
                "reader",
                null,
                null,
                Set.of(VIENNA),
                Set.of("desk"),
                Map.of(LeadPermissions.READ, Scope.ALL, LeadPermissions.CHANGE, Scope.OWN));
    }

    private static Caller member(UUID id, @Nullable UUID team, Set<UUID> branches, String role, Scope scope) {
        return new Caller(
                Caller.Kind.MEMBER,
                id,
                role,
                role + "@alpha.example",
                team,
                branches,
                Set.of(role),
                Map.of(
                        CorePermissions.PERSON_READ,
                        scope,
                        CorePermissions.PERSON_CREATE,
                        Scope.ALL,
                        CorePermissions.PERSON_CHANGE,
                        scope,
                        CorePermissions.PERSON_MERGE,
                        scope,
                        CorePermissions.TASK_READ,
                        scope,
                        CorePermissions.TASK_CHANGE,
                        scope,
                        LeadPermissions.READ,
                        scope,
                        LeadPermissions.CREATE,
                        Scope.ALL,
                        LeadPermissions.CHANGE,
                        scope,
                        LeadPermissions.DELETE,
                        scope));
    }

    /** A lead of nobody in particular. */
    static LeadFields lead(String first, String last, @Nullable String email, @Nullable String phone) {
        return LeadFields.BLANK.with(new dev.cohort.person.PersonFields(
                first, last, email, phone, null, null, null, null, null, null, null, null, null));
    }

    private void fill() {
        db.clear();
        for (Tenant tenant : List.of(db.alpha(), db.beta())) {
            try (Connection connection = db.connection(tenant);
                    Statement sql = connection.createStatement()) {
                sql.execute(FIRST_ROWS.formatted(BERLIN, VIENNA, TEAM, MANAGER, SALES, COLLEAGUE, ELSEWHERE));
                connection.commit();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final String FIRST_ROWS = """
            insert into branch (id, name, time_zone, region, created_at) values
                ('%1$s', 'Berlin', 'Europe/Berlin', 'DE', '2026-01-01'), ('%2$s', 'Wien', 'Europe/Vienna', 'AT', '2026-01-02');
            insert into team (id, name) values ('%3$s', 'Sales');
            insert into member (id, subject, email, name, team_id, created_at) values
                ('%4$s', 'm', 'Manager@alpha.example', 'Tomás', null, now()),
                ('%5$s', 's', 'sales@alpha.example', 'Jonas', '%3$s', now()),
                ('%6$s', 'c', 'sales2@alpha.example', 'Amara', '%3$s', now()),
                ('%7$s', 'e', 'elsewhere@alpha.example', 'Else', null, now());
            insert into member_branch values ('%5$s', '%1$s'), ('%6$s', '%1$s'), ('%7$s', '%2$s');
            insert into lead_status (key, stage, position)
                select key, key, row_number() over () from unnest(array['new', 'contacted', 'interested', 'trial_scheduled',
                    'trial_attended', 'qualified', 'enrolled', 'converted', 'lost', 'recycled', 'disqualified']) key;
            insert into role (id, key) values ('%3$s', 'sales');
            insert into member_role values ('%5$s', '%3$s'), ('%6$s', '%3$s');
            """;

    private synchronized void migrate() {
        if (migrated) return;
        migrated = true;
        db.transactions();
        for (Tenant tenant : List.of(db.alpha(), db.beta())) {
            try (Connection connection = db.owner();
                    Statement statement = connection.createStatement()) {
                statement.execute("set role " + tenant.schema());
                var database =
                        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
                new Liquibase("liquibase/leads/changelog.xml", new ClassLoaderResourceAccessor(), database)
                        .update(new Contexts());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Class<?> personEntity() {
        return dev.cohort.person.Person.class;
    }

    private static Class<?> jobTable() {
        return named("dev.cohort.job.JobTable");
    }

    private static Class<?> named(String type) {
        try {
            return Class.forName(type);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Beans of other packages are made by the container only; here by their one constructor. */
    @SuppressWarnings("unchecked")
    static <T> T make(Class<T> type, @Nullable Object... values) {
        try {
            Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                    .filter(each -> each.getParameterCount() == values.length)
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException(type + " is made of other things than these " + values.length));
            constructor.setAccessible(true);
            return (T) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FieldedRecords fielded(String table) {
        return new FieldedRecords() {
            @Override
            public String recordType() {
                return table;
            }

            @Override
            public String table() {
                return table;
            }
        };
    }
}
