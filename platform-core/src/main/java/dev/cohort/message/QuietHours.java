package dev.cohort.message;

import dev.cohort.module.Setting;
import dev.cohort.module.Settings;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When people are left in peace: by the branch's clock, or else the tenant's. */
@ApplicationScoped
public class QuietHours {
    /** {@code 21:00}; empty for no quiet hours. */
    public static final Setting<String> FROM = new Setting<>("messages.quiet-from", String.class, "21:00");

    public static final Setting<String> UNTIL = new Setting<>("messages.quiet-until", String.class, "08:00");

    /** E-mail rings nowhere: it waits only where the tenant wants it to. */
    public static final Setting<Boolean> EMAIL = new Setting<>("messages.quiet-email", Boolean.class, false);

    private final Settings settings;
    private final TenantTransaction transaction;

    @Inject
    QuietHours(Settings settings, TenantTransaction transaction) {
        this.settings = settings;
        this.transaction = transaction;
    }

    /** When it is over with the quiet; empty when there is none at this moment. */
    Optional<Instant> endAfter(Instant moment, String channel, @Nullable UUID branchId) {
        if (channel.equals(MessageChannel.EMAIL) && !settings.get(EMAIL)) return Optional.empty();
        Optional<LocalTime> from = time(settings.get(FROM));
        Optional<LocalTime> until = time(settings.get(UNTIL));
        if (from.isEmpty() || until.isEmpty()) return Optional.empty();
        return end(moment, from.get(), until.get(), zone(branchId));
    }

    /** By the clock on the wall: a night with one hour more or less still ends at the same time. */
    static Optional<Instant> end(Instant moment, LocalTime from, LocalTime until, ZoneId zone) {
        ZonedDateTime there = moment.atZone(zone);
        LocalTime time = there.toLocalTime();
        boolean overMidnight = until.isBefore(from);
        boolean late = overMidnight && !time.isBefore(from);
        boolean quiet = overMidnight ? late || time.isBefore(until) : !time.isBefore(from) && time.isBefore(until);
        if (!quiet) return Optional.empty();
        return Optional.of(ZonedDateTime.of(there.toLocalDate().plusDays(late ? 1 : 0), until, zone)
                .toInstant());
    }

    private ZoneId zone(@Nullable UUID branchId) {
        if (branchId == null) return Context.tenant().zone();
        return transaction
                .handle()
                .createQuery("select time_zone from branch where id = :id")
                .bind("id", branchId)
                .mapTo(String.class)
                .findOne()
                .map(ZoneId::of)
                .orElse(Context.tenant().zone());
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalTime.parse(text.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
