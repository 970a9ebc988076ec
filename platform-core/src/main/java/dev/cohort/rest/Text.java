package dev.cohort.rest;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * A text of limited length without control characters; null passes. Faults: {@code too-long}, {@code characters}.
 */
@Constraint(validatedBy = Text.Check.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {
    /** Longest length in characters. */
    int max() default 200;

    /** Whether line breaks and tabs are refused too. */
    boolean line() default false;

    String message() default "characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Reads the text once. */
    class Check implements ConstraintValidator<Text, CharSequence> {
        private int max;
        private boolean line;

        @Override
        public void initialize(Text limits) {
            max = limits.max();
            line = limits.line();
        }

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            if (text == null) return true;
            if (text.length() > max) return refuse(context, "too-long");
            return text.chars().allMatch(this::isAllowed) || refuse(context, "characters");
        }

        private boolean isAllowed(int character) {
            if (character == '\n' || character == '\r' || character == '\t') return !line;
            return !Character.isISOControl(character);
        }

        private static boolean refuse(ConstraintValidatorContext context, String code) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(code).addConstraintViolation();
            return false;
        }
    }
}
