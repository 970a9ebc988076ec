package dev.cohort.access;

import dev.cohort.access.Members.MemberSummary;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The people of the tenant, to choose an owner from. */
@Path("members")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MemberResource {
    @Inject
    private Members members;

    /** Active members by name. */
    @GET
    @RequiresPermission(CorePermissions.MEMBER_READ)
    public Page<MemberSummary> list() {
        return new Page<>(members.list(), null, null);
    }
}
