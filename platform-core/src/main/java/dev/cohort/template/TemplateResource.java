package dev.cohort.template;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.request.Context;
import dev.cohort.rest.Created;
import dev.cohort.rest.Idempotent;
import dev.cohort.rest.IfMatch;
import dev.cohort.rest.ListParameters;
import dev.cohort.rest.Page;
import dev.cohort.rest.Patch;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages to be filled in. */
@Path("templates")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TemplateResource {
    @Inject
    private Templates templates;

    /** A variable with its title in the reader's language. */
    public record Variable(
            String key, String title, @Nullable String recordType, String example) {}

    @GET
    @RequiresPermission(CorePermissions.MESSAGE_SEND)
    public Page<TemplateDetails> list(@BeanParam ListParameters list) {
        return templates.list(list.query());
    }

    @GET
    @Path("variables")
    @RequiresPermission(CorePermissions.MESSAGE_SEND)
    public Page<Variable> variables() {
        return new Page<>(
                templates.variables().stream()
                        .map(each -> new Variable(
                                each.key(),
                                Texts.get(Context.current().locale(), "variable." + each.key()),
                                each.recordType(),
                                each.example()))
                        .toList(),
                null,
                null);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(CorePermissions.MESSAGE_SEND)
    public TemplateDetails get(@PathParam("id") UUID id) {
        return templates.get(id);
    }

    @POST
    @Idempotent
    @RequiresPermission(CorePermissions.TEMPLATE_CHANGE)
    public Created<TemplateDetails> add(@Valid TemplateFields fields) {
        TemplateDetails made = templates.add(fields);
        return Created.of(made.id(), made);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, Patch.TYPE})
    @RequiresPermission(CorePermissions.TEMPLATE_CHANGE)
    public TemplateDetails change(@PathParam("id") UUID id, @BeanParam IfMatch match, Patch<TemplateFields> patch) {
        return templates.change(id, match.version(), patch);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(CorePermissions.TEMPLATE_CHANGE)
    public void archive(@PathParam("id") UUID id) {
        templates.archive(id);
    }

    @POST
    @Path("{id}/preview")
    @Idempotent
    @RequiresPermission(CorePermissions.MESSAGE_SEND)
    public FilledTemplate preview(@PathParam("id") UUID id, @Valid PreviewWish wish) {
        return templates.preview(id, wish);
    }
}
