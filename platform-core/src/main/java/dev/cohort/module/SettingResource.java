package dev.cohort.module;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.module.Settings.SettingValue;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The tenant's settings: what its modules can be told, and what they are told. */
@Path("settings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SettingResource {
    @Inject
    private Settings settings;

    /** The wish of {@code PUT /settings/KEY}. */
    public record Wish(@NotNull JsonNode value) {}

    @GET
    @RequiresPermission(CorePermissions.SETTINGS_READ)
    public Page<SettingValue> list() {
        return new Page<>(settings.list(), null, null);
    }

    @PUT
    @Path("{key}")
    @RequiresPermission(CorePermissions.SETTINGS_CHANGE)
    public SettingValue change(@PathParam("key") String key, @Valid Wish wish) {
        return settings.change(key, wish.value());
    }
}
