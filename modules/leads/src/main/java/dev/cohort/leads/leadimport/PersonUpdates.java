package dev.cohort.leads.leadimport;

import dev.cohort.imports.DerivedNames;
import dev.cohort.imports.ImportPlan;
import dev.cohort.imports.ImportTarget.Range;
import dev.cohort.imports.ImportedPeople;
import dev.cohort.person.PersonRules;
import dev.cohort.request.RequestContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Changes the people behind the leads that the rows of one range stand for, and keeps how they were. */
final class PersonUpdates {
    private final Handle handle;
    private final Range range;
    private final ImportPlan plan;
    private final RequestContext context;
    private final Instant now;

    PersonUpdates(Handle handle, Range range, ImportPlan plan, RequestContext context, Instant now) {
        this.handle = handle;
        this.range = range;
        this.plan = plan;
        this.context = context;
        this.now = now;
    }

    /** Says who was changed. */
    Set<UUID> apply() {
        ImportedPeople images = new ImportedPeople(handle, range);
        images.keep();
        Set<UUID> people = new LinkedHashSet<>(people(plan.fillOnly(), "U"));
        people.addAll(people(true, "C"));
        PersonRules rules = new PersonRules(plan.region(), LocalDate.ofInstant(now, context.zone()));
        new DerivedNames(handle, rules).refresh(people);
        images.changed(people);
        return people;
    }

    private List<UUID> people(boolean fillOnly, String decision) {
        return handle.createQuery(LeadUpdateSql.people(fillOnly, decision))
                .bind("id", range.importId())
                .bind("first", range.first())
                .bind("last", range.last())
                .bind("now", now)
                .mapTo(UUID.class)
                .list();
    }
}
