package dev.cohort.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes who changed what, in the transaction of the change itself: both are kept, or neither. */
@ApplicationScoped
public class Audit {
    private final TenantTransaction transaction;
    private final EntityManager entities;
    private final Clock clock;

    @Inject
    Audit(TenantTransaction transaction, EntityManager entities, Clock clock) {
        this.transaction = transaction;
        this.entities = entities;
        this.clock = clock;
    }

    /** A record came to be. */
    public void created(String recordType, UUID recordId, Object after) {
        write("create", recordType, recordId, null, Json.tree(after), null);
    }

    /** A record changed; only the fields that differ are kept, and nothing is written when none does. */
    public void changed(String recordType, UUID recordId, Object before, Object after) {
        JsonNode old = Json.tree(before);
        JsonNode now = Json.tree(after);
        ObjectNode oldParts = JsonNodeFactory.instance.objectNode();
        ObjectNode newParts = JsonNodeFactory.instance.objectNode();
        now.properties().forEach(field -> {
            JsonNode was = old.get(field.getKey());
            if (!field.getValue().equals(was)) {
                oldParts.set(field.getKey(), was);
                newParts.set(field.getKey(), field.getValue());
            }
        });
        if (!newParts.isEmpty()) write("change", recordType, recordId, oldParts, newParts, null);
    }

    public void deleted(String recordType, UUID recordId, Object before) {
        write("delete", recordType, recordId, Json.tree(before), null, null);
    }

    /** Something else worth keeping: a login, an export, a module switched on. */
    public void noted(
            String action, String recordType, @Nullable UUID recordId, @Nullable Object what, @Nullable String reason) {
        write(action, recordType, recordId, null, what == null ? null : Json.tree(what), reason);
    }

    private void write(
            String action,
            String recordType,
            @Nullable UUID recordId,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            @Nullable String reason) {
        RequestContext context = Context.current();
        transaction.keepOrder("audit " + recordType + " " + recordId);
        entities.persist(new AuditEntry(
                Ids.next(), Instant.now(clock), context, action, recordType, recordId, before, after, reason));
    }
}
