package dev.cohort.leads.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cohort.access.Caller;
import dev.cohort.access.Members;
import dev.cohort.branch.BranchDetails;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.LeadStage;
import dev.cohort.leads.LeadSums;
import dev.cohort.leads.Leads;
import dev.cohort.leads.OwnFields;
import dev.cohort.leads.StatusChange;
import dev.cohort.person.Persons;
import dev.cohort.request.Context;
import dev.cohort.ui.CurrentBranch;
import dev.cohort.ui.field.FieldDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;

/** Opens the form of a lead. */
@Dependent
class LeadForms {
    private final Leads leads;
    private final LeadSums sums;
    private final OwnFields own;
    private final Members members;
    private final Persons persons;
    private final LeadParts parts;
    private final FieldDesk desk;
    private final CurrentBranch branch;

    @Inject
    LeadForms(
            Leads leads,
            LeadSums sums,
            OwnFields own,
            Members members,
            Persons persons,
            LeadParts parts,
            FieldDesk desk,
            CurrentBranch branch) {
        this.branch = branch;
        this.leads = leads;
        this.sums = sums;
        this.own = own;
        this.members = members;
        this.persons = persons;
        this.parts = parts;
        this.desk = desk;
    }

    /**
     * The form of a new lead.
     *
     * @param status where the new lead is to stand; empty for where new ones begin
     * @param left is told when the form is closed, with or without a lead
     */
    void create(String status, Consumer<LeadDetails> made, Runnable left) {
        LeadFormFields fields = fields(MissingNode.getInstance(), branch.choices());
        branch.id().ifPresent(id -> fields.show("branchId", JsonNodeFactory.instance.textNode(id.toString())));
        Caller caller = Context.caller();
        // As the service would do it: a salesperson's new lead is their own.
        if (caller.id() != null && caller.roles().contains("sales"))
            fields.show("owner", JsonNodeFactory.instance.textNode(caller.id().toString()));
        new NewLeadForm(leads, persons.rules(), parts, fields).open(lead -> made.accept(placed(lead, status)), left);
    }

    private LeadDetails placed(LeadDetails lead, String status) {
        // Added to a lead there was, it stays where that has come to.
        boolean stays = status.isEmpty() || lead.status().equals(status) || lead.stage() != LeadStage.NEW;
        return stays ? lead : leads.moveTo(lead.id(), StatusChange.to(status));
    }

    /** The form of a lead there is. */
    void edit(LeadDetails lead, Consumer<LeadDetails> saved) {
        new EditLeadForm(leads, persons.rules(), parts, fields(lead.ownFields(), branchesOf(lead)), lead).open(saved);
    }

    /** With its own, though that be closed. */
    private List<BranchDetails> branchesOf(LeadDetails lead) {
        List<BranchDetails> all = branch.all();
        if (all.size() < 2) return List.of();
        return all.stream()
                .filter(each -> each.active()
                        || lead.branch() != null && lead.branch().id().equals(each.id()))
                .toList();
    }

    private LeadFormFields fields(JsonNode ownValues, List<BranchDetails> branches) {
        return new LeadFormFields(
                parts.words().moments().zone(), members.list(), sums.sources(), branches, desk, own.known(), ownValues);
    }
}
