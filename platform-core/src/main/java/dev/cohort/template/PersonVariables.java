package dev.cohort.template;

import dev.cohort.config.Config;
import dev.cohort.consent.PreferenceLinks;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What core knows: the person, the centre, whoever writes. */
@ApplicationScoped
public class PersonVariables implements TemplateVariables {
    private static final List<TemplateVariable> ALL = List.of(
            new TemplateVariable("person.firstName", null, "Anna"),
            new TemplateVariable("person.lastName", null, "Schmidt"),
            new TemplateVariable("person.fullName", null, "Anna Schmidt"),
            new TemplateVariable("person.email", null, "anna@example.org"),
            new TemplateVariable("person.city", null, "Berlin"),
            new TemplateVariable("member.name", null, "Sam Seller"),
            new TemplateVariable("tenant.name", null, "Your centre"),
            new TemplateVariable("tenant.url", null, "https://centre.example"),
            new TemplateVariable("link.preferences", null, "https://centre.example/preferences/…"));

    private final TenantTransaction transaction;
    private final PreferenceLinks links;

    @Inject
    PersonVariables(TenantTransaction transaction, PreferenceLinks links) {
        this.transaction = transaction;
        this.links = links;
    }

    record Known(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String city) {}

    @Override
    public List<TemplateVariable> variables() {
        return ALL;
    }

    @Override
    public Map<String, String> values(@Nullable String recordType, @Nullable UUID recordId, @Nullable UUID personId) {
        Map<String, String> values = new HashMap<>();
        values.put("tenant.name", Context.tenant().name());
        values.put("tenant.url", Config.publicUrl(Context.tenant().slug()));
        if (Context.caller().id() != null)
            values.put("member.name", Context.caller().name());
        if (personId == null) return values;
        values.put("link.preferences", links.page(personId));
        transaction
                .handle()
                .createQuery("select first_name, last_name, email, city from person where id = :id")
                .bind("id", personId)
                .mapTo(Known.class)
                .findOne()
                .ifPresent(known -> fill(values, known));
        return values;
    }

    private static void fill(Map<String, String> values, Known known) {
        put(values, "person.firstName", known.firstName());
        put(values, "person.lastName", known.lastName());
        put(values, "person.email", known.email());
        put(values, "person.city", known.city());
        String first = known.firstName() == null ? "" : known.firstName();
        String last = known.lastName() == null ? "" : known.lastName();
        put(values, "person.fullName", (first + " " + last).strip());
    }

    private static void put(Map<String, String> values, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) values.put(key, value);
    }
}
