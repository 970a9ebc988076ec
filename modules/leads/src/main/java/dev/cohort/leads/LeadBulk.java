package dev.cohort.leads;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cohort.access.RequiresPermission;
import dev.cohort.problem.Problem;
import dev.cohort.rest.IfMatch;
import dev.cohort.rest.Patch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The same act on many leads: all of them, or none when one is refused. */
@ApplicationScoped
public class LeadBulk {
    private static final int MOST = 500;

    private final Leads leads;

    @Inject
    LeadBulk(Leads leads) {
        this.leads = leads;
    }

    /** Moves each lead to the status given for it. */
    @Transactional
    @RequiresPermission(LeadPermissions.CHANGE)
    public void move(Map<UUID, StatusChange> moves) {
        requireFew(moves.size());
        moves.forEach(leads::moveTo);
    }

    /** Gives each lead to the member named for it, or to nobody. Whatever else was changed of a lead meanwhile stays. */
    @Transactional
    @RequiresPermission(LeadPermissions.CHANGE)
    public void assign(Map<UUID, Optional<UUID>> owners) {
        requireFew(owners.size());
        owners.forEach((lead, owner) -> leads.change(lead, IfMatch.ANY, to(owner)));
    }

    private static Patch<LeadFields> to(Optional<UUID> owner) {
        var change = JsonNodeFactory.instance.objectNode();
        change.put("owner", owner.map(UUID::toString).orElse(null));
        return Patch.of(LeadFields.class, change);
    }

    private static void requireFew(int leads) {
        if (leads > MOST)
            throw Problem.malformed("too-many-records").with("count", leads).with("max", MOST);
    }
}
