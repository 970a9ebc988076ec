package dev.cohort.persistence;

import dev.cohort.problem.Problem;
import java.sql.SQLException;

/** Tells a database that is away (503, come back later) from every other failure. */
public final class DatabaseFault {
    private DatabaseFault() {}

    /** The failure to throw for a fault while connecting or closing. */
    public static RuntimeException of(SQLException fault) {
        return isAway(fault)
                ? Problem.of(503, "database-unavailable").causedBy(fault)
                : new IllegalStateException("The database refused: " + fault.getMessage(), fault);
    }

    /** Whether somewhere in this failure's causes stands a lost or refused connection (SQLSTATE 08, 57P, 53300). */
    public static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.net.ConnectException) return true;
            if (cause instanceof jakarta.resource.ResourceException) return true;
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                if (state.startsWith("08") || state.startsWith("57P") || state.equals("53300")) return true;
            }
        }
        return false;
    }

    /** Whether a unique or exclusion constraint of this name was violated. */
    public static boolean violates(Throwable failure, String constraint) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof org.postgresql.util.PSQLException sql && sql.getServerErrorMessage() != null) {
                return constraint.equals(sql.getServerErrorMessage().getConstraint());
            }
        }
        return false;
    }
}
