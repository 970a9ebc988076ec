package dev.cohort.leads;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cohort.access.RequiresPermission;
import dev.cohort.problem.Problem;
import dev.cohort.rest.IfMatch;
import dev.cohort.rest.Patch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The same act on many leads: all of them, or none when one is refused. */
@ApplicationScoped
public class LeadBulk {
    /** Most leads of one act. */
    public static final int MOST = 500;

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

    /** Takes back the caller's own latest moves of these leads, all or none. */
    @Transactional
    @RequiresPermission(LeadPermissions.CHANGE)
    public void takeBackMoves(Collection<UUID> moved) {
        requireFew(moved.size());
        moved.forEach(leads::takeBackMove);
    }

    /** Gives each lead to the member named for it, or to nobody. Whatever else was changed of a lead meanwhile stays. */
    @Transactional
    @RequiresPermission(LeadPermissions.CHANGE)
    public void assign(Map<UUID, Optional<UUID>> owners) {
        requireFew(owners.size());
        owners.forEach((lead, owner) -> leads.change(lead, IfMatch.ANY, to(owner)));
    }

    /**
     * Puts a tag on each lead.
     *
     * @return the leads that had it not
     */
    @Transactional
    @RequiresPermission(LeadPermissions.CHANGE)
    public List<UUID> tag(Collection<UUID> ids, String tag) {
        requireFew(ids.size());
        List<UUID> tagged = new ArrayList<>();
        for (UUID id : ids) {
            List<String> tags = new ArrayList<>(leads.get(id).tags());
            if (tags.contains(tag)) continue;
            tags.add(tag);
            leads.change(id, IfMatch.ANY, tags(tags));
            tagged.add(id);
        }
        return tagged;
    }

    /** Takes a tag off each lead. */
    @Transactional
    @RequiresPermission(LeadPermissions.CHANGE)
    public void untag(Collection<UUID> ids, String tag) {
        requireFew(ids.size());
        for (UUID id : ids) {
            List<String> tags = new ArrayList<>(leads.get(id).tags());
            if (tags.remove(tag)) leads.change(id, IfMatch.ANY, tags(tags));
        }
    }

    private static Patch<LeadFields> tags(List<String> tags) {
        var change = JsonNodeFactory.instance.objectNode();
        tags.forEach(change.putArray("tags")::add);
        return Patch.of(LeadFields.class, change);
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
