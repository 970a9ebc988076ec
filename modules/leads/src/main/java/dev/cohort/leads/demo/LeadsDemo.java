package dev.cohort.leads.demo;

import dev.cohort.duplicate.Lookalikes;
import dev.cohort.leads.LeadFields;
import dev.cohort.leads.LeadRatings;
import dev.cohort.leads.LeadScore;
import dev.cohort.leads.LeadStatus;
import dev.cohort.leads.LeadStatuses;
import dev.cohort.leads.LeadsModule;
import dev.cohort.leads.demo.DemoLeads.DemoLead;
import dev.cohort.leads.demo.DemoLeads.Step;
import dev.cohort.module.DemoContent;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.person.CleanPerson;
import dev.cohort.person.PersonFields;
import dev.cohort.person.Persons;
import dev.cohort.request.Context;
import dev.cohort.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Fills a demonstration tenant with leads of the last three months, by three batches of inserts. */
@ApplicationScoped
public class LeadsDemo implements DemoContent {
    private static final long SEED = 2026;
    private static final Pattern INFORMATICS = Pattern.compile("(?i)code|data|tech|dev|\\bit\\b");

    private static final String SELLERS = """
            select m.id, m.name, m.team_id,
                (select mb.branch_id from member_branch mb where mb.member_id = m.id order by mb.branch_id limit 1) as branch_id
            from member m
            join member_role mr on mr.member_id = m.id
            join role r on r.id = mr.role_id and r.key = 'sales'
            order by m.email
            """;
    private static final String PERSON = """
            insert into person (id, first_name, last_name, email, email_normalized, phone, phone_e164, telegram, language,
                city, country, search_text, sort_name, created_at, changed_at)
            values (:id, :firstName, :lastName, :email, :emailNormalized, :phone, :phoneE164, :telegram, :language,
                :city, :country, :searchText, :sortName, :at, :at)
            """;
    private static final String LEAD = """
            insert into lead (id, person_id, source, medium, campaign, interest, status, stage, stage_since, lost_reason,
                owner_id, team_id, branch_id, score, next_step, next_step_at, tags, notes, archived, created_at, changed_at)
            values (:id, :person, :source, :medium, :campaign, :interest, :status, :stage, :since, :lostReason,
                :owner, :team, :branch, :score, :nextStep, :nextStepAt, :tags, :notes, :archived, :created, :since)
            """;
    private static final String MOVE = """
            insert into lead_stage_change (id, lead_id, from_status, from_stage, to_status, to_stage, seconds_before, reason,
                member_id, actor_name, changed_at)
            values (:id, :lead, :fromStatus, :fromStage, :toStatus, :toStage, :seconds, :reason, :member, :actor, :at)
            """;

    // Two weeks in which somebody has tidied up.
    private final TenantTransaction transaction;
    private final LeadStatuses statuses;
    private final Persons persons;
    private final DemoRules demoRules;
    private final Lookalikes lookalikes;
    private final LeadRatings ratings;
    private final Clock clock;

    @Inject
    LeadsDemo(
            TenantTransaction transaction,
            LeadStatuses statuses,
            Persons persons,
            DemoRules demoRules,
            Lookalikes lookalikes,
            LeadRatings ratings,
            Clock clock) {
        this.transaction = transaction;
        this.statuses = statuses;
        this.persons = persons;
        this.demoRules = demoRules;
        this.lookalikes = lookalikes;
        this.ratings = ratings;
        this.clock = clock;
    }

    /** Who sells here. */
    public record Seller(
            @Nullable UUID id,
            String name,
            @Nullable UUID teamId,
            @Nullable UUID branchId) {}

    @Override
    public String moduleId() {
        return LeadsModule.ID;
    }

    @Override
    @Transactional
    public void create() {
        Tenant tenant = Context.tenant();
        Handle sql = transaction.handle();
        // Run again after a broken start, it adds nothing.
        if (sql.createQuery("select exists (select 1 from lead)")
                .mapTo(Boolean.class)
                .one()) return;
        DemoSchool school = INFORMATICS.matcher(tenant.name()).find() ? DemoSchool.INFORMATICS : DemoSchool.LANGUAGES;
        Instant now = Instant.now(clock);
        List<DemoLead> leads = new DemoLeads(seed(tenant), persons.rules(), now, tenant.zone(), school).all();
        List<DemoLead> twins = DemoTwins.of(leads, persons.rules(), now);
        List<Seller> sellers = sql.createQuery(SELLERS).mapTo(Seller.class).list();
        DemoBranches branches = DemoBranches.make(sql, school.branches(), now);
        Seller nobody = new Seller(null, "system", null, branches.first());
        insert(sql, leads, sellers, nobody, branches);
        List<UUID> again = insert(sql, twins, sellers, nobody, branches);
        DemoTwins.pair(
                sql,
                lookalikes,
                again,
                twins.stream().map(twin -> twin.lead().person()).toList(),
                now);
        DemoWork.fill(sql, seed(tenant), now, tenant.zone());
        demoRules.create();
        DemoSpeed.fill(sql, seed(tenant));
        DemoForms.fill(sql, school, now);
        DemoInbox.fill(sql, seed(tenant), now);
        DemoMails.fill(sql, seed(tenant), now);
        DemoDays.fill(sql, seed(tenant), now, tenant.zone());
        rate(sql);
    }

    /** By all that has been made of them since, so that the lists say what the records say. */
    private void rate(Handle sql) {
        LeadRatings.Position at = ratings.rate(null);
        while (at.last() != null) at = ratings.rate(at.last());
        // A score that stays keeps the moment it was rated at: here there was none.
        sql.execute("update lead set rated_at = ?", utc(Instant.now(clock)));
    }

    /** Two centres of a kind have leads of different stories. */
    private static long seed(Tenant tenant) {
        return SEED + tenant.slug().hashCode();
    }

    /** Returns the ids of the people, in the order of the leads. */
    private List<UUID> insert(
            Handle sql, List<DemoLead> leads, List<Seller> sellers, Seller nobody, DemoBranches branches) {
        List<UUID> ids = new ArrayList<>();
        PreparedBatch people = sql.prepareBatch(PERSON);
        PreparedBatch rows = sql.prepareBatch(LEAD);
        PreparedBatch moves = sql.prepareBatch(MOVE);
        for (DemoLead lead : leads) {
            UUID person = Ids.next();
            ids.add(person);
            UUID id = Ids.next();
            Seller seller =
                    lead.seller() < 0 || sellers.isEmpty() ? nobody : sellers.get(lead.seller() % sellers.size());
            person(people, person, lead);
            lead(rows, id, person, seller, branches.next(seller.branchId()), lead);
            moves(moves, id, seller, lead.way());
        }
        people.execute();
        rows.execute();
        moves.execute();
        return ids;
    }

    private static void person(PreparedBatch batch, UUID id, DemoLead lead) {
        CleanPerson person = lead.lead().person();
        PersonFields fields = person.fields();
        batch.bind("id", id)
                .bind("firstName", fields.firstName())
                .bind("lastName", fields.lastName())
                .bind("email", fields.email())
                .bind("emailNormalized", person.emailNormalized())
                .bind("phone", fields.phone())
                .bind("phoneE164", person.phoneE164())
                .bind("telegram", fields.telegram())
                .bind("language", fields.language())
                .bind("city", fields.city())
                .bind("country", fields.country())
                .bind("searchText", person.searchText())
                .bind("sortName", person.sortName())
                .bind("at", utc(lead.createdAt()))
                .add();
    }

    private void lead(PreparedBatch batch, UUID id, UUID person, Seller seller, @Nullable UUID branch, DemoLead lead) {
        LeadFields fields = lead.lead().fields();
        Step last = lead.last();
        batch.bind("id", id)
                .bind("person", person)
                .bind("source", fields.source())
                .bind("medium", fields.medium())
                .bind("campaign", fields.campaign())
                .bind("interest", fields.interest())
                .bind("status", status(last))
                .bind("stage", last.stage().key())
                .bind("since", utc(last.at()))
                .bind("lostReason", last.reason())
                .bindByType("owner", seller.id(), UUID.class)
                .bindByType("team", seller.teamId(), UUID.class)
                .bindByType("branch", branch, UUID.class)
                .bind("score", score(lead))
                .bind("nextStep", fields.nextStep())
                .bindByType(
                        "nextStepAt",
                        fields.nextStepAt() == null ? null : utc(fields.nextStepAt()),
                        OffsetDateTime.class)
                .bindArray("tags", String.class, fields.tags())
                .bind("notes", fields.notes())
                .bind("archived", last.stage().isArchived())
                .bind("created", utc(lead.createdAt()))
                .add();
    }

    private void moves(PreparedBatch batch, UUID lead, Seller seller, List<Step> way) {
        Step before = null;
        for (Step step : way) {
            batch.bind("id", Ids.next())
                    .bind("lead", lead)
                    .bind("fromStatus", before == null ? null : status(before))
                    .bind("fromStage", before == null ? null : before.stage().key())
                    .bind("toStatus", status(step))
                    .bind("toStage", step.stage().key())
                    .bind(
                            "seconds",
                            before == null
                                    ? null
                                    : Long.valueOf(Duration.between(before.at(), step.at())
                                            .toSeconds()))
                    .bind("reason", step.reason())
                    .bindByType("member", seller.id(), UUID.class)
                    .bind("actor", seller.name())
                    .bind("at", utc(step.at()))
                    .add();
            before = step;
        }
    }

    private String status(Step step) {
        return statuses.all().stream()
                .filter(status -> status.stage() == step.stage())
                .map(LeadStatus::key)
                .findFirst()
                .orElse(step.stage().key());
    }

    private static int score(DemoLead demo) {
        return LeadScore.of(demo.lead()
                        .facts(
                                demo.last().stage(),
                                demo.createdAt(),
                                demo.last().at()))
                .value();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
