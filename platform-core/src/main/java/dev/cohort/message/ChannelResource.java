package dev.cohort.message;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.request.Context;
import dev.cohort.rest.Page;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/** The channels the tenant has. */
@Path("message-channels")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChannelResource {
    @Inject
    private Channels channels;

    @GET
    @RequiresPermission(CorePermissions.MESSAGE_READ)
    public Page<ChannelInfo> list() {
        return new Page<>(channels.all().stream().map(ChannelResource::told).toList(), null, null);
    }

    private static ChannelInfo told(MessageChannel channel) {
        Locale locale = Context.current().locale();
        String reason = channel.notReady()
                .map(code -> Texts.get(locale, "message.reason." + code))
                .orElse(null);
        return new ChannelInfo(
                channel.key(), Texts.get(locale, "channel." + channel.key()), reason == null, reason, channel.traits());
    }
}
