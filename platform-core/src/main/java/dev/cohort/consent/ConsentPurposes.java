package dev.cohort.consent;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people can agree to at this tenant, and in which words. */
@ApplicationScoped
public class ConsentPurposes {
    /** The product's own; a tenant cannot do without them. */
    private static final Map<String, ConsentBasis> BUILT_IN = new LinkedHashMap<>();

    static {
        BUILT_IN.put("marketing", ConsentBasis.CONSENT);
        BUILT_IN.put("service", ConsentBasis.CONTRACT);
        BUILT_IN.put("recording", ConsentBasis.CONSENT);
    }

    private final TenantTransaction transaction;
    private final Audit audit;
    private final Clock clock;

    @Inject
    ConsentPurposes(TenantTransaction transaction, Audit audit, Clock clock) {
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    record Own(String key, String title, ConsentBasis basis) {}

    record Kept(
            UUID id,
            String purpose,
            String language,
            int textVersion,
            String body,
            String actorName,
            Instant createdAt) {

        ConsentText text() {
            return new ConsentText(
                    id, purpose, language, version(purpose, language, textVersion), body, actorName, createdAt);
        }
    }

    /** All, the product's own first. */
    @Transactional
    public List<ConsentPurpose> list() {
        List<ConsentPurpose> purposes = new ArrayList<>();
        Locale locale = Context.current().locale();
        BUILT_IN.forEach((key, basis) ->
                purposes.add(new ConsentPurpose(key, Texts.get(locale, "consent.purpose." + key), basis, true)));
        transaction
                .handle()
                .createQuery("select key, title, basis from consent_purpose order by title, key")
                .mapTo(Own.class)
                .forEach(own -> purposes.add(new ConsentPurpose(own.key(), own.title(), own.basis(), false)));
        return purposes;
    }

    @Transactional
    public Optional<ConsentPurpose> find(String key) {
        return list().stream().filter(purpose -> purpose.key().equals(key)).findFirst();
    }

    /**
     * Adds a purpose of the tenant's own.
     *
     * @throws Problem 409 {@code purpose-taken}
     */
    @Transactional
    @RequiresPermission(CorePermissions.SETTINGS_CHANGE)
    public ConsentPurpose add(NewPurpose wanted) {
        if (find(wanted.key()).isPresent())
            throw Problem.conflict("purpose-taken").with("purpose", wanted.key());
        transaction
                .handle()
                .createUpdate("insert into consent_purpose values (:key, :title, :basis, :now)")
                .bind("key", wanted.key())
                .bind("title", wanted.title())
                .bind("basis", wanted.basis())
                .bind("now", Instant.now(clock).atOffset(ZoneOffset.UTC))
                .execute();
        audit.noted("create", "consent-purpose", null, wanted, null);
        return new ConsentPurpose(wanted.key(), wanted.title(), wanted.basis(), false);
    }

    /** The words in which consent is asked for, in this language or else the tenant's: the latest version. */
    @Transactional
    public ConsentText text(String purpose, Locale language) {
        List<Kept> kept = kept(purpose);
        for (String wanted :
                List.of(language.getLanguage(), Context.tenant().locale().getLanguage()))
            for (Kept each : kept)
                if (Locale.forLanguageTag(each.language()).getLanguage().equals(wanted)) return each.text();
        return standard(purpose, language);
    }

    /** Every version of the words, the latest first; the product's own last. */
    @Transactional
    @RequiresPermission(CorePermissions.SETTINGS_READ)
    public List<ConsentText> texts() {
        List<ConsentText> texts = new ArrayList<>();
        for (ConsentPurpose purpose : list()) {
            kept(purpose.key()).forEach(each -> texts.add(each.text()));
            for (Locale locale : Texts.locales()) texts.add(standard(purpose.key(), locale));
        }
        return texts;
    }

    /** The words from now on; what was agreed to earlier keeps the words it was agreed to in. */
    @Transactional
    @RequiresPermission(CorePermissions.SETTINGS_CHANGE)
    public ConsentText write(NewConsentText wanted) {
        if (find(wanted.purpose()).isEmpty())
            throw Problem.invalid().at("purpose", "unknown-purpose", "value", wanted.purpose());
        String language = Locale.forLanguageTag(wanted.language()).toLanguageTag();
        if (language.equals("und"))
            throw Problem.invalid().at("language", "unknown-language", "value", wanted.language());
        UUID id = Ids.next();
        transaction
                .handle()
                .createUpdate("""
                        insert into consent_text (id, purpose, language, text_version, body, member_id, actor_name, created_at)
                        select :id, :purpose, :language, coalesce(max(text_version), 0) + 1, :body, :member, :actor, :now
                        from consent_text where purpose = :purpose and language = :language
                        """)
                .bind("id", id)
                .bind("purpose", wanted.purpose())
                .bind("language", language)
                .bind("body", wanted.body())
                .bind("member", Context.caller().id())
                .bind("actor", Context.caller().name())
                .bind("now", Instant.now(clock).atOffset(ZoneOffset.UTC))
                .execute();
        audit.created("consent-text", id, wanted);
        return kept(wanted.purpose()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private List<Kept> kept(String purpose) {
        return transaction
                .handle()
                .createQuery("""
                        select id, purpose, language, text_version, body, actor_name, created_at
                        from consent_text where purpose = :purpose order by text_version desc, language
                        """)
                .bind("purpose", purpose)
                .mapTo(Kept.class)
                .list();
    }

    private ConsentText standard(String purpose, Locale locale) {
        String key = "consent.text." + (BUILT_IN.containsKey(purpose) ? purpose : "other");
        @Nullable String title = find(purpose).map(ConsentPurpose::title).orElse(purpose);
        String body = Texts.get(locale, key, Map.of("tenant", Context.tenant().name(), "purpose", title));
        String language = locale.getLanguage();
        return new ConsentText(null, purpose, language, version(purpose, language, 0), body, null, null);
    }

    private static String version(String purpose, String language, int number) {
        return purpose + "/" + language + "/" + number;
    }
}
