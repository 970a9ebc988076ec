package dev.cohort.leads.form;

import dev.cohort.access.RequiresPermission;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.rest.Created;
import dev.cohort.rest.Idempotent;
import dev.cohort.rest.IfMatch;
import dev.cohort.rest.Page;
import dev.cohort.rest.Patch;
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
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** The forms whose pages stand under {@code /enquire}. */
@Path("enquiry-forms")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EnquiryFormResource {
    @Inject
    private EnquiryForms forms;

    @GET
    @RequiresPermission(LeadPermissions.FORM_CHANGE)
    public Page<EnquiryForm> list() {
        return new Page<>(forms.list(), null, null);
    }

    @POST
    @Idempotent
    @RequiresPermission(LeadPermissions.FORM_CHANGE)
    public Created<EnquiryForm> create(@Valid FormFields form) {
        EnquiryForm made = forms.create(form);
        return Created.of(made.id(), made);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(LeadPermissions.FORM_CHANGE)
    public EnquiryForm get(@PathParam("id") UUID id) {
        return forms.get(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, Patch.TYPE})
    @RequiresPermission(LeadPermissions.FORM_CHANGE)
    public EnquiryForm change(@PathParam("id") UUID id, @BeanParam IfMatch match, Patch<FormFields> patch) {
        return forms.change(id, match.version(), patch);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(LeadPermissions.FORM_CHANGE)
    public Response delete(@PathParam("id") UUID id) {
        forms.delete(id);
        return Response.noContent().build();
    }
}
