package dev.cohort.leads.scoring;

import dev.cohort.access.RequiresPermission;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.ScoreRuleBook;
import dev.cohort.leads.ScoreRules;
import dev.cohort.rest.Accepted;
import dev.cohort.rest.Idempotent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The learned score of a tenant at the REST door; that of one lead stands at the lead. */
@Path("leads/scoring")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ScoringResource {
    @Inject
    private LeadScoring scoring;

    @Inject
    private ScoreRuleBook rules;

    @GET
    @RequiresPermission(LeadPermissions.READ)
    public ScoringState state() {
        return scoring.state();
    }

    /** Goes on in the background; ask here again, until {@code training} is false. */
    @POST
    @Path("train")
    @Idempotent
    @RequiresPermission(LeadPermissions.SCORE)
    public Accepted<ScoringState> train() {
        scoring.train();
        return Accepted.of("/api/v1/leads/scoring", scoring.state());
    }

    /** Points by rule. */
    @GET
    @Path("rules")
    @RequiresPermission(LeadPermissions.READ)
    public ScoreRules rules() {
        return rules.rules();
    }

    /** Rules that are not named go back to the standard. All leads are rated anew in the background. */
    @PUT
    @Path("rules")
    @RequiresPermission(LeadPermissions.SCORE)
    public ScoreRules change(ScoreRules wanted) {
        return rules.change(wanted);
    }
}
