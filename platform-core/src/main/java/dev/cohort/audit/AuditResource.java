package dev.cohort.audit;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ListParameters;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Who did what: {@code /audit?record=lead:ID&member=ID&from=…&to=…}. */
@Path("audit")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    @Inject
    private AuditTrail audit;

    @GET
    @RequiresPermission(CorePermissions.AUDIT_READ)
    public Page<AuditLine> list(
            @BeanParam ListParameters list,
            @QueryParam("record") @Nullable String record,
            @QueryParam("member") @Nullable String member,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        ListQuery query = list.query("record", "member", "from", "to");
        if (record != null) {
            String[] parts = record.split(":", 2);
            if (parts.length < 2) throw Problem.malformed("record-shape").with("value", record);
            query = query.where("recordType", parts[0]).where("recordId", parts[1]);
        }
        if (member != null) query = query.where("memberId", member);
        if (from != null) query = query.where("at.gte", from);
        if (to != null) query = query.where("at.lt", to);
        return audit.list(query);
    }
}
