package dev.cohort.organization;

import dev.cohort.person.Countries;
import dev.cohort.person.EmailAddress;
import dev.cohort.person.PersonRules;
import dev.cohort.problem.Problem.FieldFault;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules an organization's fields keep at every door. */
public final class OrganizationRules {
    private static final int NAME = 200;
    private static final int WEBSITE = 500;
    private static final int PHONE = 50;
    private static final int EMAIL = 254;
    private static final int CITY = 100;
    private static final int NOTES = 20_000;
    private static final int LONGEST_DOMAIN = 253;

    // What tells apart no two organizations of one name.
    private static final Set<String> LEGAL_FORMS = Set.of(
            "gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "ev", "eg", "gbr", "co", "ltd", "limited", "llc", "llp",
            "inc", "corp", "plc", "sa", "sas", "sarl", "srl", "spa", "bv", "nv", "oy", "ab", "as", "aps", "doo", "sro",
            "zoo", "oo", "ooo", "oao", "zao");

    private OrganizationRules() {}

    /** Fields that have passed, with what follows from them. */
    public record Clean(
            OrganizationFields fields,
            String nameNormalized,
            @Nullable String domain,
            @Nullable String phoneE164,
            @Nullable String emailNormalized,
            String searchText) {}

    /** Each fault is added to {@code faults}, and its field left out. The tenant's own fields are left as they are. */
    public static Clean clean(OrganizationFields raw, String region, List<FieldFault> faults) {
        String name = PersonRules.line("name", raw.name(), NAME, faults);
        if (name == null && faults.isEmpty()) faults.add(fault("name", "required"));
        String website = PersonRules.line("website", raw.website(), WEBSITE, faults);
        Optional<String> domain = website == null ? Optional.empty() : domain(website);
        if (website != null && domain.isEmpty()) faults.add(fault("website", "website"));
        String phone = PersonRules.line("phone", raw.phone(), PHONE, faults);
        Optional<String> e164 = phone == null ? Optional.empty() : PersonRules.e164(phone, region);
        if (phone != null && e164.isEmpty()) faults.add(fault("phone", "phone"));
        String email = PersonRules.line("email", raw.email(), EMAIL, faults);
        Optional<String> normalized = email == null ? Optional.empty() : EmailAddress.normalize(email);
        if (email != null && normalized.isEmpty()) faults.add(fault("email", "email"));
        Optional<String> country = Countries.code(raw.country());
        if (country.isEmpty() && raw.country() != null && !raw.country().isBlank())
            faults.add(fault("country", "country"));
        OrganizationFields fields = new OrganizationFields(
                name == null ? "" : name,
                website,
                phone,
                email,
                PersonRules.line("city", raw.city(), CITY, faults),
                country.orElse(null),
                PersonRules.text("notes", raw.notes(), NOTES, faults),
                raw.customFields());
        return new Clean(
                fields,
                normalized(fields.name()),
                domain.orElse(null),
                e164.orElse(null),
                normalized.orElse(null),
                searchText(fields, domain, e164));
    }

    /** The folded name without punctuation and legal form; all of it where nothing else would be left. */
    static String normalized(String name) {
        String folded = PersonRules.fold(name)
                .replaceAll("[.'’]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        String bare = Arrays.stream(folded.split(" "))
                .filter(word -> !LEGAL_FORMS.contains(word))
                .collect(Collectors.joining(" "));
        String kept = bare.isEmpty() ? folded.isEmpty() ? PersonRules.fold(name) : folded : bare;
        return kept.length() <= NAME ? kept : kept.substring(0, NAME);
    }

    /** The host of an address such as {@code https://www.example.org/team}, typed with or without a scheme. */
    static Optional<String> domain(String website) {
        String address = website.contains("://") ? website : "https://" + website;
        try {
            String scheme = address.substring(0, address.indexOf("://")).toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) return Optional.empty();
            String rest = address.substring(address.indexOf("://") + 3);
            String named = rest.split("[/?#:]", 2)[0];
            String host = new URI(scheme, IDN.toASCII(named), "/", null).getHost();
            if (host == null || host.indexOf('.') < 1 || host.length() > LONGEST_DOMAIN) return Optional.empty();
            String lower = host.toLowerCase(Locale.ROOT);
            return Optional.of(lower.startsWith("www.") ? lower.substring(4) : lower);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String searchText(OrganizationFields fields, Optional<String> domain, Optional<String> e164) {
        StringBuilder text = new StringBuilder(PersonRules.fold(fields.name()));
        domain.ifPresent(host -> text.append(' ').append(host));
        if (fields.email() != null) text.append(' ').append(PersonRules.fold(fields.email()));
        if (fields.city() != null) text.append(' ').append(PersonRules.fold(fields.city()));
        e164.ifPresent(phone -> text.append(' ').append(phone));
        return text.toString();
    }

    private static FieldFault fault(String field, String code) {
        return new FieldFault(field, code, Map.of());
    }
}
