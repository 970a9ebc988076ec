package dev.cohort.leads.leadimport;

import dev.cohort.imports.ImportPlan;
import dev.cohort.imports.ImportTarget.Range;
import dev.cohort.leads.LeadScore;
import dev.cohort.leads.LeadStage;
import dev.cohort.persistence.Ids;
import dev.cohort.person.CleanPerson;
import dev.cohort.person.PersonFields;
import dev.cohort.person.PersonRules;
import dev.cohort.request.RequestContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Changes the leads that the rows of one range stand for, and keeps how they were. */
final class LeadUpdates {
    private static final String ANY = """
            select exists (
                select from import_match
                where import_id = :id and row_no between :first and :last
                    and (decision = 'U' or decision = 'C' and person_id is not null))
            """;
    private static final String PEOPLE = """
            select id, first_name, last_name, email, email_normalized, phone, phone_e164, organization_name
            from person where id = any(:people)
            """;
    private static final String SEARCH = """
            update person p set search_text = u.search_text, sort_name = u.sort_name
            from unnest(cast(:ids as uuid[]), cast(:texts as text[]), cast(:names as text[])) u (id, search_text, sort_name)
            where p.id = u.id
            """;
    private static final String FACTS = """
            select l.id, p.first_name is not null or p.last_name is not null as name, p.email is not null as email,
                p.phone is not null as phone, coalesce(p.whatsapp, p.telegram, p.instagram) is not null as other_channel,
                l.interest is not null as interest, l.next_step is not null as next_step, l.source, l.campaign, l.stage,
                l.created_at
            from lead l join person p on p.id = l.person_id
            where l.id = any(:leads)
            """;
    private static final String SCORES = """
            update lead l set score = u.score
            from unnest(cast(:ids as uuid[]), cast(:scores as int[])) u (id, score)
            where l.id = u.id
            """;
    private static final String MOVE = """
            insert into lead_stage_change (id, lead_id, from_status, from_stage, to_status, to_stage, seconds_before, reason,
                member_id, actor_name, changed_at)
            values (:move, :lead, :fromStatus, :fromStage, :status, :stage, :seconds, :reason, :member, :actor, :now)
            """;
    private static final String VERSIONS = """
            update import_before b set after_version = l.version
            from lead l
            where b.import_id = :id and b.record_id = l.id and l.id = any(:leads)
            """;

    private final Handle handle;
    private final Range range;
    private final ImportPlan plan;
    private final RequestContext context;
    private final Instant now;

    LeadUpdates(Handle handle, Range range, ImportPlan plan, RequestContext context, Instant now) {
        this.handle = handle;
        this.range = range;
        this.plan = plan;
        this.context = context;
        this.now = now;
    }

    /** A lead that was changed, and where it stood before. */
    record Changed(
            UUID id,
            String fromStatus,
            String fromStage,
            Instant fromSince,
            String status,
            String stage,
            @Nullable String lostReason) {}

    /** What is searched and sorted by, and what it is made of. */
    record Known(
            UUID id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String emailNormalized,
            @Nullable String phone,
            @Nullable String phoneE164,
            @Nullable String organizationName) {

        PersonFields fields() {
            return new PersonFields(
                    firstName,
                    lastName,
                    email,
                    phone,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    organizationName);
        }
    }

    /** What a lead is rated by. */
    record Facts(
            UUID id,
            boolean name,
            boolean email,
            boolean phone,
            boolean otherChannel,
            boolean interest,
            boolean nextStep,
            String source,
            String campaign,
            String stage,
            Instant createdAt) {}

    void apply() {
        if (!ranged(handle.createQuery(ANY)).mapTo(Boolean.class).one()) return;
        ranged(handle.createUpdate(LeadUpdateSql.BEFORE)).execute();
        Set<UUID> people = new LinkedHashSet<>(people(plan.fillOnly(), "U"));
        people.addAll(people(true, "C"));
        List<Changed> changed = ranged(handle.createQuery(LeadUpdateSql.leads(plan.fillOnly())))
                .bind("now", now)
                .bindArray("people", UUID.class, List.copyOf(people))
                .mapTo(Changed.class)
                .list();
        findAgain(people);
        List<UUID> leads = changed.stream().map(Changed::id).toList();
        rate(leads);
        move(changed.stream()
                .filter(lead -> !lead.status().equals(lead.fromStatus()))
                .toList());
        audit(leads);
    }

    private List<UUID> people(boolean fillOnly, String decision) {
        return ranged(handle.createQuery(LeadUpdateSql.people(fillOnly, decision)))
                .bind("now", now)
                .mapTo(UUID.class)
                .list();
    }

    private <T extends SqlStatement<T>> T ranged(T statement) {
        return statement
                .bind("id", range.importId())
                .bind("first", range.first())
                .bind("last", range.last());
    }

    /** What is searched and sorted by is made by the same rules as at every door, not by the database. */
    private void findAgain(Set<UUID> people) {
        if (people.isEmpty()) return;
        PersonRules rules = new PersonRules(plan.region(), LocalDate.ofInstant(now, context.zone()));
        List<UUID> ids = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Known> known = handle.createQuery(PEOPLE)
                .bindArray("people", UUID.class, List.copyOf(people))
                .mapTo(Known.class)
                .list();
        for (Known person : known) {
            CleanPerson before = new CleanPerson(person.fields(), person.emailNormalized(), person.phoneE164(), "", "");
            CleanPerson clean = rules.clean(person.fields(), before, new ArrayList<>());
            ids.add(person.id());
            texts.add(clean.searchText());
            names.add(clean.sortName());
        }
        handle.createUpdate(SEARCH)
                .bindArray("ids", UUID.class, ids)
                .bindArray("texts", String.class, texts)
                .bindArray("names", String.class, names)
                .execute();
    }

    private void rate(List<UUID> leads) {
        if (leads.isEmpty()) return;
        List<UUID> ids = new ArrayList<>();
        List<Integer> scores = new ArrayList<>();
        handle.createQuery(FACTS)
                .bindArray("leads", UUID.class, leads)
                .mapTo(Facts.class)
                .forEach(facts -> {
                    ids.add(facts.id());
                    scores.add(score(facts));
                });
        handle.createUpdate(SCORES)
                .bindArray("ids", UUID.class, ids)
                .bindArray("scores", Integer.class, scores)
                .execute();
        handle.createUpdate(VERSIONS)
                .bind("id", range.importId())
                .bindArray("leads", UUID.class, leads)
                .execute();
    }

    private int score(Facts facts) {
        return LeadScore.of(new LeadScore.Facts(
                        facts.name(),
                        facts.email(),
                        facts.phone(),
                        facts.otherChannel(),
                        facts.interest(),
                        facts.nextStep(),
                        facts.source(),
                        facts.campaign(),
                        LeadStage.of(facts.stage()),
                        facts.createdAt(),
                        now))
                .value();
    }

    private void move(List<Changed> moved) {
        if (moved.isEmpty()) return;
        PreparedBatch batch = handle.prepareBatch(MOVE);
        for (Changed lead : moved) {
            batch.bind("move", Ids.next())
                    .bind("lead", lead.id())
                    .bind("fromStatus", lead.fromStatus())
                    .bind("fromStage", lead.fromStage())
                    .bind("status", lead.status())
                    .bind("stage", lead.stage())
                    .bind("seconds", Duration.between(lead.fromSince(), now).toSeconds())
                    .bind("reason", lead.lostReason())
                    .bind("member", context.caller().id())
                    .bind("actor", context.caller().name())
                    .bind("now", now)
                    .add();
        }
        batch.execute();
    }

    private void audit(List<UUID> leads) {
        if (leads.isEmpty()) return;
        handle.createUpdate(LeadUpdateSql.AUDIT)
                .bind("id", range.importId())
                .bindArray("ids", UUID.class, leads)
                .bindArray(
                        "audits",
                        UUID.class,
                        leads.stream().map(lead -> Ids.next()).toList())
                .bind("member", context.caller().id())
                .bind("actor", context.caller().name())
                .bind("door", context.door())
                .bind("address", context.address())
                .bind("request", context.requestId())
                .bind("now", now)
                .execute();
    }
}
