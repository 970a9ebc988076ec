package dev.cohort.imports;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.cohort.problem.Problem.FieldFault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a phone number is none. */
public final class PhoneFault {
    private static final int FEWEST_DIGITS = 6;

    private PhoneFault() {}

    /** Says closer what is wrong with a phone than the rule does, so that it can be mended. */
    public static void sharpen(@Nullable String phone, String region, List<FieldFault> faults) {
        for (int i = 0; i < faults.size(); i++)
            if (faults.get(i).field().equals("phone") && faults.get(i).code().equals("phone") && phone != null)
                faults.set(i, new FieldFault("phone", of(phone, region), Map.of()));
    }

    /** A stable code: {@code phone-too-short}, {@code phone-too-long}, {@code phone-country} or {@code phone}. */
    static String of(@Nullable String typed, String region) {
        if (typed == null) return "phone";
        long digits = typed.chars().filter(Character::isDigit).count();
        if (typed.chars().anyMatch(Character::isLetter) && !typed.regionMatches(true, 0, "tel:", 0, 4)) return "phone";
        if (digits > 0 && digits < FEWEST_DIGITS) return "phone-too-short";
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            return switch (numbers.isPossibleNumberWithReason(numbers.parse(typed, region))) {
                case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> "phone-too-short";
                case TOO_LONG -> "phone-too-long";
                case INVALID_COUNTRY_CODE -> "phone-country";
                default -> "phone";
            };
        } catch (NumberParseException e) {
            return switch (e.getErrorType()) {
                case INVALID_COUNTRY_CODE -> "phone-country";
                case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> "phone-too-short";
                case TOO_LONG -> "phone-too-long";
                default -> "phone";
            };
        }
    }
}
