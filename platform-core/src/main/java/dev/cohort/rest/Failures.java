package dev.cohort.rest;

import dev.cohort.persistence.DatabaseFault;
import dev.cohort.problem.Problem;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into the one {@link Problem} that a caller may see. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int MOST_CAUSES = 20;

    private Failures() {}

    /** The problem to report; what was not foreseen is logged here with its stack and told as {@code unexpected}. */
    public static Problem problem(Throwable failure) {
        // A lost connection surfaces in many shapes, often below another problem.
        if (DatabaseFault.isAway(failure)) return away(failure);
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++, cause = cause.getCause()) {
            if (cause instanceof Problem problem) return problem;
            if (cause instanceof OptimisticLockException) return Problem.stale().causedBy(failure);
            if (cause instanceof org.eclipse.persistence.exceptions.OptimisticLockException)
                return Problem.stale().causedBy(failure);
            if (cause instanceof ConstraintViolationException violations && isTheirs(violations))
                return Checks.problem(violations.getConstraintViolations());
        }
        return failure instanceof WebApplicationException web ? of(web) : unexpected(failure);
    }

    private static Problem away(Throwable failure) {
        LOG.warn("The database is away: {}", String.valueOf(failure.getMessage()));
        return Problem.of(503, "database-unavailable").with("retryAfter", 5);
    }

    private static boolean isTheirs(ConstraintViolationException failure) {
        Set<ConstraintViolation<?>> violations = failure.getConstraintViolations();
        return violations != null && violations.stream().noneMatch(Checks::isOurs);
    }

    private static Problem of(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        if (status >= 500) return unexpected(failure);
        return switch (status) {
            case 404 -> Problem.of(404, "no-such-path");
            case 405 -> Problem.of(405, "method-not-allowed");
            case 406 -> Problem.of(406, "not-acceptable");
            case 413 -> Problem.of(413, "too-large");
            case 415 -> Problem.of(415, "unsupported-media-type");
            case 401 -> Problem.of(401, "login-needed");
            case 403 -> Problem.of(403, "forbidden");
            default -> Problem.of(status, "malformed");
        };
    }

    private static Problem unexpected(Throwable failure) {
        LOG.error("Unexpected failure", failure);
        return Problem.of(500, "unexpected");
    }
}
