package dev.cohort.leads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.audit.Audit;
import dev.cohort.customfield.CustomFields;
import dev.cohort.event.Events;
import dev.cohort.person.CleanPerson;
import dev.cohort.person.PersonRules;
import dev.cohort.person.Persons;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks what is said of a lead by the rules of the tenant, and writes it. */
@ApplicationScoped
class LeadWriting {
    private final Placements placements;
    private final Persons persons;
    private final ScoreRuleBook rules;
    private final CustomFields fields;
    private final Signs signs;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    @Inject
    LeadWriting(
            Placements placements,
            Persons persons,
            ScoreRuleBook rules,
            CustomFields fields,
            Signs signs,
            Audit audit,
            Events events,
            Clock clock) {
        this.placements = placements;
        this.persons = persons;
        this.rules = rules;
        this.fields = fields;
        this.signs = signs;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    void write(Lead lead, LeadFields before, LeadFields wanted, CleanPerson person) {
        Placement placement = placements.ofChanged(wanted, lead.placement());
        CleanLead clean = clean(wanted, placement, person, before.customFields());
        if (clean.fields().equals(before)) return;
        lead.change(clean, placement, rating(lead.id()), clock);
        if (!clean.person().equals(person)) persons.change(lead.personId(), clean.person());
        audit.changed(
                Leads.RECORD, lead.id(), before, lead.fields(clean.person().fields()));
        events.publish(
                lead.id(),
                new LeadChanged(lead.id(), lead.personId(), lead.placement().ownerId()));
    }

    /** What a lead is rated by as of now. */
    Rating rating(UUID lead) {
        return new Rating(rules.current(), signs.of(lead));
    }

    /** What a lead is rated by of whom nothing has been heard yet. */
    Rating firstRating() {
        return new Rating(rules.current(), List.of());
    }

    /** @throws Problem 422 {@code invalid} naming the fields */
    CleanLead clean(
            LeadFields wanted, Placement placement, @Nullable CleanPerson before, @Nullable JsonNode ownBefore) {
        List<FieldFault> faults = new ArrayList<>();
        CleanLead clean = LeadRules.clean(
                wanted, rules(placement.branchId()), fields.rules(Leads.RECORD), before, ownBefore, faults);
        refuse(faults);
        return clean;
    }

    PersonRules rules(@Nullable UUID branchId) {
        return placements.region(branchId).map(persons::rules).orElseGet(persons::rules);
    }

    static void refuse(List<FieldFault> faults) {
        if (faults.isEmpty()) return;
        Problem problem = Problem.invalid();
        faults.forEach(fault -> problem.faults().add(fault));
        throw problem;
    }

    /** The fields that are filled: an audit entry need not list what was left out. */
    static ObjectNode known(LeadFields fields) {
        ObjectNode tree = (ObjectNode) Json.tree(fields);
        tree.removeIf(value -> value.isNull() || value.isContainerNode() && value.isEmpty());
        return tree;
    }
}
