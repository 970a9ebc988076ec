package dev.cohort.message;

import dev.cohort.consent.ConsentBasis;
import dev.cohort.consent.ConsentPurposes;
import dev.cohort.consent.Consents;
import dev.cohort.consent.PreferenceLinks;
import dev.cohort.module.Setting;
import dev.cohort.module.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a message may go out, and when: what the person wants, and the quiet hours. */
@ApplicationScoped
public class MessageRules {
    /** Whether the centre sees that its mails are looked at; switched off, nothing in them is changed. */
    public static final Setting<Boolean> TRACKING = new Setting<>("messages.tracking", Boolean.class, true);

    private static final Set<String> UNASKED = Set.of(Purposes.REQUIRED, Purposes.INTERNAL);

    private final Consents consents;
    private final ConsentPurposes purposes;
    private final PreferenceLinks links;
    private final QuietHours quiet;
    private final Settings settings;
    private final Clock clock;

    @Inject
    MessageRules(
            Consents consents,
            ConsentPurposes purposes,
            PreferenceLinks links,
            QuietHours quiet,
            Settings settings,
            Clock clock) {
        this.consents = consents;
        this.purposes = purposes;
        this.links = links;
        this.quiet = quiet;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What may be done with a message.
     *
     * @param refusal why it may not go out, a code; null when it may
     * @param later when it may go out; null for at once
     */
    record Verdict(@Nullable String refusal, @Nullable Instant later) {}

    Verdict of(
            @Nullable UUID personId,
            String purpose,
            String channel,
            boolean urgent,
            @Nullable UUID branchId,
            @Nullable Instant notBefore) {
        String refusal = UNASKED.contains(purpose)
                ? null
                : consents.refusal(personId, purpose, channel).orElse(null);
        Instant now = Instant.now(clock);
        Instant wanted = notBefore == null || notBefore.isBefore(now) ? now : notBefore;
        Optional<Instant> later = urgent ? Optional.empty() : quiet.endAfter(wanted, channel, branchId);
        return new Verdict(refusal, later.orElse(null));
    }

    /** Where one click ends messages of this purpose; null for what nobody has to have agreed to. */
    @Nullable
    String unsubscribeUrl(@Nullable UUID personId, String purpose, String channel) {
        if (personId == null || UNASKED.contains(purpose)) return null;
        boolean asked = purposes.find(purpose)
                .filter(known -> known.basis() == ConsentBasis.CONSENT)
                .isPresent();
        return asked ? links.unsubscribe(personId, purpose, channel) : null;
    }

    /** The HTML of a mail that tells when it is looked at; as it is where nobody is to be seen by it. */
    String tracked(String html, UUID messageId, @Nullable UUID personId, String purpose) {
        if (personId == null || UNASKED.contains(purpose) || !settings.get(TRACKING)) return html;
        // What ends such mails works by itself, whatever becomes of the rest.
        String own = links.page(personId);
        return TrackedHtml.of(html, messageId, address -> address.startsWith(own));
    }
}
