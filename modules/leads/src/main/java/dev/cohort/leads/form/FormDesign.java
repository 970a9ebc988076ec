package dev.cohort.leads.form;

import dev.cohort.message.Purposes;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Text;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a form asks and says. Left out, a text is the product's own in the visitor's language.
 *
 * @param fields what is asked for, by name of the field; the others are as in {@link #STANDARD}
 * @param interests what one can choose from; empty for a free text
 * @param consentText what has to be agreed to; null where nothing is asked
 * @param consentPurpose what sender and centre agree on by that: a purpose of consents; null for {@code service}
 * @param consentChannel the channel it is for; null for all
 * @param consentOptional whether an enquiry is taken without it
 * @param consentVersion number of that text; goes up when it changes
 * @param redirectTo where the sender is led afterwards; null for a word of thanks
 * @param confirm whether an enquiry counts only when the owner of the address has confirmed it; needs the e-mail address
 * @param answerSubject subject of the mail that is sent at once; {@code {name}} stands for the sender's first name
 * @param answerText its text; null where none is sent
 * @param hosts websites that may show the form in theirs and send enquiries from theirs, such as {@code school.example}
 */
public record FormDesign(
        @Nullable @Text(max = 200, line = true) String title,
        @Nullable @Text(max = 2_000) String intro,
        @Nullable Map<String, FieldUse> fields,
        @Nullable @Size(max = 50) List<@Text(max = 300, line = true) String> interests,
        @Nullable @Text(max = 2_000) String consentText,
        @Nullable Integer consentVersion,
        @Nullable @Text(max = 2_000) String thanks,
        @Nullable @Text(max = 1_000, line = true) String redirectTo,
        @Nullable @Size(max = 50) List<@Text(max = 255, line = true) String> hosts,
        @Nullable Boolean confirm,
        @Nullable @Text(max = 200, line = true) String answerSubject,
        @Nullable @Text(max = 5_000) String answerText,
        @Nullable @Text(max = 40, line = true) String consentPurpose,
        @Nullable @Text(max = 20, line = true) String consentChannel,
        @Nullable Boolean consentOptional) {

    /** What can be asked for, in the order in which it is. */
    public static final List<String> NAMES = List.of(
            "firstName",
            "lastName",
            "email",
            "phone",
            "whatsapp",
            "telegram",
            "instagram",
            "company",
            "city",
            "interest",
            "notes");

    private static final Map<String, FieldUse> USUAL = Map.of(
            "firstName", FieldUse.REQUIRED,
            "lastName", FieldUse.SHOWN,
            "email", FieldUse.REQUIRED,
            "phone", FieldUse.SHOWN,
            "interest", FieldUse.SHOWN,
            "notes", FieldUse.SHOWN);

    /** What a form begins with. */
    public static final FormDesign STANDARD =
            new FormDesign(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    private static final Pattern HOST =
            Pattern.compile("(https?://)?(\\*\\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?");

    public FieldUse use(String field) {
        FieldUse own = fields == null ? null : fields.get(field);
        return own == null ? USUAL.getOrDefault(field, FieldUse.HIDDEN) : own;
    }

    /** Whether nobody is taken who has not agreed. */
    public boolean needsConsent() {
        return consentText != null && !Boolean.TRUE.equals(consentOptional);
    }

    /** The purpose that is agreed to. */
    public String consentFor() {
        return consentPurpose == null ? Purposes.SERVICE : consentPurpose;
    }

    public boolean confirms() {
        return confirm != null && confirm;
    }

    public List<String> choices() {
        return interests == null ? List.of() : interests;
    }

    public List<String> allowedHosts() {
        return hosts == null ? List.of() : hosts;
    }

    /**
     * The same, tidied; its text of consent has another number when it is another text.
     *
     * @throws Problem 422 naming what cannot be
     */
    FormDesign checked(FormDesign before) {
        Problem problem = Problem.invalid();
        Map<String, FieldUse> uses = new LinkedHashMap<>();
        if (fields != null)
            fields.forEach((name, use) -> {
                if (!NAMES.contains(name)) problem.at("design.fields." + name, "unknown-field");
                else uses.put(name, use);
            });
        LinkedHashSet<String> named = new LinkedHashSet<>();
        for (String host : allowedHosts()) {
            String tidy = host.strip().toLowerCase(Locale.ROOT).replaceAll("/+$", "");
            if (tidy.isEmpty()) continue;
            if (HOST.matcher(tidy).matches()) named.add(tidy);
            else problem.at("design.hosts", "no-host", "value", host);
        }
        if (redirectTo != null && !redirectTo.isBlank() && !redirectTo.matches("https?://[^\\s\"'<>]+"))
            problem.at("design.redirectTo", "no-address", "value", redirectTo);
        if (problem.hasFaults()) throw problem;
        FormDesign tidy = new FormDesign(
                said(title),
                said(intro),
                uses,
                choices().stream()
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .distinct()
                        .toList(),
                said(consentText),
                before.consentVersion,
                said(thanks),
                said(redirectTo),
                List.copyOf(named),
                confirm,
                said(answerSubject),
                said(answerText),
                said(consentPurpose),
                said(consentChannel),
                consentOptional);
        if (tidy.confirms() && use("email") != FieldUse.REQUIRED)
            throw Problem.invalid().at("design.confirm", "needs-email");
        if (!tidy.reachable()) throw Problem.invalid().at("design.fields", "unidentified");
        return tidy.numbered(before);
    }

    /** Somebody must be known by something. */
    private boolean reachable() {
        return List.of("firstName", "lastName", "email", "phone", "whatsapp", "telegram", "instagram").stream()
                .anyMatch(field -> use(field) == FieldUse.REQUIRED);
    }

    private FormDesign numbered(FormDesign before) {
        if (consentText == null || consentText.equals(before.consentText) && consentVersion != null) return this;
        int next = before.consentVersion == null ? 1 : before.consentVersion + 1;
        return new FormDesign(
                title,
                intro,
                fields,
                interests,
                consentText,
                next,
                thanks,
                redirectTo,
                hosts,
                confirm,
                answerSubject,
                answerText,
                consentPurpose,
                consentChannel,
                consentOptional);
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
