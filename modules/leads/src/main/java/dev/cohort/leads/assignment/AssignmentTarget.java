package dev.cohort.leads.assignment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a lead.
 *
 * @param memberIds of whom one gets it; for {@code member} just the one
 * @param teamId the team that gets it, or of whose members one gets it
 */
public record AssignmentTarget(
        @NotNull Kind kind,
        @Nullable @Size(max = 100) List<UUID> memberIds,
        @Nullable UUID teamId) {

    /** How one is chosen. */
    public enum Kind {
        /** Always the same. */
        MEMBER,
        /** Nobody yet: the team sees it, and one takes it. */
        TEAM,
        /** Whoever had their turn longest ago. */
        ROUND_ROBIN,
        /** Whoever has the fewest open leads. */
        LEAST_LOADED
    }

    public List<UUID> members() {
        return memberIds == null ? List.of() : memberIds;
    }
}
