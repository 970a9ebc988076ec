package dev.cohort.person;

import java.util.UUID;

/**
 * Somebody who belongs to a person.
 *
 * @param kind what they are to the person: {@code ward} and {@code payee} are the other side of guardian and payer
 */
public record PersonRelation(UUID personId, String name, Kind kind) {

    /** What one person is to another. */
    public enum Kind {
        GUARDIAN,
        WARD,
        PAYER,
        PAYEE,
        SIBLING,
        HOUSEHOLD;

        /** What the other one is to this one. */
        Kind turned() {
            return switch (this) {
                case GUARDIAN -> WARD;
                case WARD -> GUARDIAN;
                case PAYER -> PAYEE;
                case PAYEE -> PAYER;
                case SIBLING, HOUSEHOLD -> this;
            };
        }
    }
}
