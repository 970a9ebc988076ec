package dev.cohort.identity;

/** Why a token or session was not accepted; the reason goes to the log, not to the caller. */
public final class TokenFault extends RuntimeException {
    public TokenFault(String reason) {
        super(reason);
    }

    public TokenFault(String reason, Throwable cause) {
        super(reason, cause);
    }
}
