package dev.cohort.launcher;

import java.io.Serial;

/** Something the person at the keyboard can put right: shown as one line, without a stack trace. */
public final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public Refusal(String message) {
        super(message);
    }

    public Refusal(String message, Throwable cause) {
        super(message, cause);
    }
}
