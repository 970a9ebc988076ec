package dev.cohort.person;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.cohort.problem.Problem.FieldFault;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one set of rules a person's particulars keep at every door: form, REST, import, public page. Immutable, free of
 * locks and of backtracking patterns, so one instance serves a million rows on any number of threads.
 */
public final class PersonRules {
    /** Sort name of those without a name: U+FFFF stands behind every letter in byte order. */
    public static final String NAMELESS = "\uFFFF";

    private static final int NAME = 100;
    private static final int PHONE = 50;
    private static final int SHORTEST_E164 = "+2901234".length();
    private static final int CHANNEL = 100;
    private static final int CITY = 100;
    private static final int JOB_TITLE = 150;
    private static final int COMPANY = 200;
    private static final int SORT_NAME = 200;
    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 1);

    private final String region;
    private final LocalDate today;

    /**
     * @param region ISO 3166 code of the country that phone numbers without one belong to
     * @param today nobody is born later
     */
    public PersonRules(String region, LocalDate today) {
        this.region = region;
        this.today = today;
    }

    /**
     * Tidies the fields and checks them; each fault is added to {@code faults} and its field left out of the result, so
     * that a caller may refuse the whole or go on without the field.
     */
    public CleanPerson clean(PersonFields raw, List<FieldFault> faults) {
        return clean(raw, null, faults);
    }

    /**
     * As {@link #clean(PersonFields, List)}, for a person who is known already: a phone that reads as before keeps its
     * number, whatever region these rules are for.
     */
    public CleanPerson clean(PersonFields raw, @Nullable CleanPerson before, List<FieldFault> faults) {
        String email = line("email", raw.email(), EmailAddress.MAX_LENGTH, faults);
        String emailNormalized = null;
        if (email != null) {
            emailNormalized = EmailAddress.normalize(email).orElse(null);
            if (emailNormalized == null) {
                faults.add(fault("email", "email"));
                email = null;
            }
        }
        String phone = line("phone", raw.phone(), PHONE, faults);
        String phoneE164 = null;
        if (phone != null) {
            phoneE164 = before != null && phone.equals(before.fields().phone())
                    ? before.phoneE164()
                    : e164(phone, region).orElse(null);
            if (phoneE164 == null) {
                faults.add(fault("phone", "phone"));
                phone = null;
            }
        }
        PersonFields clean = new PersonFields(
                line("firstName", raw.firstName(), NAME, faults),
                line("lastName", raw.lastName(), NAME, faults),
                email,
                phone,
                line("whatsapp", raw.whatsapp(), CHANNEL, faults),
                line("telegram", raw.telegram(), CHANNEL, faults),
                line("instagram", raw.instagram(), CHANNEL, faults),
                known("language", Languages.tag(raw.language()), raw.language(), faults),
                line("city", raw.city(), CITY, faults),
                known("country", Countries.code(raw.country()), raw.country(), faults),
                birthDate(raw.birthDate(), faults),
                line("jobTitle", raw.jobTitle(), JOB_TITLE, faults),
                line("company", raw.company(), COMPANY, faults));
        return derived(clean, emailNormalized, phoneE164);
    }

    /** Fields that have passed before, with what follows from them. */
    public static CleanPerson derived(
            PersonFields fields, @Nullable String emailNormalized, @Nullable String phoneE164) {
        return new CleanPerson(fields, emailNormalized, phoneE164, searchText(fields, phoneE164), sortName(fields));
    }

    /**
     * One line of text in Unicode normal form C, without blanks around it, invisible marks or doubled blanks; null when
     * nothing is left of it. Control characters, broken surrogates and too great a length are faults.
     */
    public static @Nullable String line(String field, @Nullable String raw, int max, List<FieldFault> faults) {
        if (raw == null) return null;
        Optional<String> tidy = raw.length() > 4 * max ? Optional.of(raw) : Tidy.line(raw);
        if (tidy.isEmpty()) {
            faults.add(fault(field, "characters"));
            return null;
        }
        return within(field, tidy.get(), max, faults);
    }

    /** Text that may have several lines, in normal form C; null when it is blank. */
    public static @Nullable String text(String field, @Nullable String raw, int max, List<FieldFault> faults) {
        if (raw == null) return null;
        Optional<String> tidy = raw.length() > 4 * max ? Optional.of(raw) : Tidy.text(raw);
        if (tidy.isEmpty()) {
            faults.add(fault(field, "characters"));
            return null;
        }
        return within(field, tidy.get(), max, faults);
    }

    private static @Nullable String within(String field, String text, int max, List<FieldFault> faults) {
        if (text.isEmpty()) return null;
        // PostgreSQL counts code points, so we do.
        if (text.length() > max && text.codePointCount(0, text.length()) > max) {
            faults.add(new FieldFault(field, "too-long", Map.of("max", max)));
            return null;
        }
        return text;
    }

    /**
     * The number as {@code +4915112345678}, if it may be one: letters are refused, the length must be possible in its
     * country. Whether the network knows it is not asked, for new ranges come faster than new tables.
     */
    public static Optional<String> e164(String typed, String region) {
        if (typed.length() > PHONE) return Optional.empty();
        String digits = typed.regionMatches(true, 0, "tel:", 0, 4) ? typed.substring(4) : typed;
        for (int i = 0; i < digits.length(); i++) {
            if (Character.isLetter(digits.charAt(i))) return Optional.empty();
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(digits, region);
            if (numbers.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) return Optional.empty();
            // Some countries' tables let two digits pass for a number.
            return Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                    .filter(e164 -> e164.length() >= SHORTEST_E164);
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Lower case without accents ("Łukasz Müller" → "lukasz muller"): what is searched and sorted by. */
    public static String fold(String text) {
        return Tidy.fold(text);
    }

    /** What a person typed into a search box as words to look for in {@code search_text}, at most five. */
    public static List<String> searchWords(String typed) {
        String folded = fold(typed).strip();
        String digits = digitsOf(folded);
        if (digits.length() >= 4 && digits.length() >= folded.length() / 2 && !hasLetter(folded))
            return List.of(stripLeadingZeros(digits));
        return folded.isEmpty()
                ? List.of()
                : List.of(folded.split("\\s+")).stream().limit(5).toList();
    }

    private static String searchText(PersonFields fields, @Nullable String phoneE164) {
        StringBuilder text = new StringBuilder(80);
        append(text, fields.firstName());
        append(text, fields.lastName());
        append(text, fields.email());
        append(text, fields.company());
        String folded = fold(text.toString());
        return phoneE164 == null ? folded : folded.isEmpty() ? phoneE164 : folded + ' ' + phoneE164;
    }

    private static String sortName(PersonFields fields) {
        StringBuilder name = new StringBuilder(40);
        append(name, fields.lastName());
        append(name, fields.firstName());
        if (name.isEmpty()) return NAMELESS;
        String folded = fold(name.toString());
        return folded.length() <= SORT_NAME ? folded : Tidy.cut(folded, SORT_NAME);
    }

    private static void append(StringBuilder text, @Nullable String part) {
        if (part == null) return;
        if (!text.isEmpty()) text.append(' ');
        text.append(part);
    }

    private @Nullable LocalDate birthDate(@Nullable LocalDate date, List<FieldFault> faults) {
        if (date == null) return null;
        if (!date.isAfter(today) && !date.isBefore(EARLIEST_BIRTH)) return date;
        faults.add(fault("birthDate", "birth-date"));
        return null;
    }

    private static @Nullable String known(
            String field, Optional<String> code, @Nullable String raw, List<FieldFault> faults) {
        if (code.isEmpty() && raw != null && !raw.isBlank()) faults.add(fault(field, field));
        return code.orElse(null);
    }

    private static boolean hasLetter(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }

    private static String digitsOf(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    private static String stripLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') start++;
        return digits.substring(start);
    }

    private static FieldFault fault(String field, String code) {
        return new FieldFault(field, code, Map.of());
    }
}
