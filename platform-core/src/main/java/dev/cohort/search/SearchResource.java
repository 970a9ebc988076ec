package dev.cohort.search;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The search over everything, at the REST door. */
@Path("search")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {
    private static final int LONGEST = 200;

    @Inject
    private Search search;

    /** {@code limit}: most of each kind. Without {@code q}: what the member looked at last. */
    @GET
    @RequiresPermission(CorePermissions.SEARCH)
    public Page<SearchHit> find(
            @QueryParam("q") @DefaultValue("") String q, @QueryParam("limit") @DefaultValue("6") int limit) {
        if (q.length() > LONGEST)
            throw Problem.malformed("text-too-long").with("field", "q").with("max", LONGEST);
        return new Page<>(search.find(q, limit), null, null);
    }
}
