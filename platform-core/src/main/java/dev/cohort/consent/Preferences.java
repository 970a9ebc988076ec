package dev.cohort.consent;

import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody changes of what they get, by a link that only they were sent. */
@ApplicationScoped
public class Preferences {
    private final TenantTransaction transaction;
    private final Consents consents;
    private final ConsentPurposes purposes;

    @Inject
    Preferences(TenantTransaction transaction, Consents consents, ConsentPurposes purposes) {
        this.transaction = transaction;
        this.consents = consents;
        this.purposes = purposes;
    }

    /**
     * Something one may want or not.
     *
     * @param text the words one agrees to
     */
    record Choice(String purpose, String title, String text, String textVersion, boolean wanted) {}

    /** Whether there still is such a person. */
    @Transactional
    public boolean isKnown(UUID personId) {
        return transaction
                .handle()
                .createQuery("select exists (select from person where id = :id and deleted_at is null)")
                .bind("id", personId)
                .mapTo(Boolean.class)
                .one();
    }

    @Transactional
    List<Choice> choices(UUID personId, Locale locale) {
        List<Choice> choices = new ArrayList<>();
        for (ConsentStanding standing : consents.standing(personId)) {
            if (!standing.channel().equals(Consents.ANY)) continue;
            ConsentText text = purposes.text(standing.purpose(), locale);
            choices.add(
                    new Choice(standing.purpose(), standing.title(), text.body(), text.version(), standing.allowed()));
        }
        return choices;
    }

    /** Keeps what differs from before: what stays as it was is no statement. */
    @Transactional
    void choose(UUID personId, Collection<String> wanted, String source, String proof) {
        for (Choice choice :
                choices(personId, dev.cohort.request.Context.current().locale())) {
            boolean wants = wanted.contains(choice.purpose());
            boolean everywhere = consents.standing(personId).stream()
                    .filter(standing -> standing.purpose().equals(choice.purpose()))
                    .allMatch(standing -> standing.allowed() == wants);
            if (choice.wanted() == wants && everywhere) continue;
            consents.record(
                    personId,
                    wants
                            ? NewConsent.given(choice.purpose(), source, proof, choice.textVersion())
                            : NewConsent.withdrawn(choice.purpose(), source, proof));
        }
    }

    /** Ends messages of one purpose over one channel; doing it again changes nothing. */
    @Transactional
    void leave(UUID personId, String purpose, String channel, String source, String proof) {
        @Nullable
        ConsentStanding standing = consents.standing(personId, purpose, channel).orElse(null);
        if (standing == null || channel.length() > 20 || !channel.matches("[a-z][a-z0-9-]*"))
            throw Problem.notFound("page", "preferences");
        if (standing.state() == ConsentState.WITHDRAWN) return;
        consents.record(personId, NewConsent.withdrawn(purpose, source, proof).over(channel));
    }

    @Transactional
    public String title(String purpose) {
        return purposes.find(purpose).map(ConsentPurpose::title).orElse(purpose);
    }
}
