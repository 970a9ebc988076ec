package dev.cohort.probe;

import dev.cohort.access.Caller;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Hears every bell, and remembers in whose name. */
@ApplicationScoped
public class Ear {
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    private final TenantTransaction transaction;

    @Inject
    Ear(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * What was bound when a bell was heard.
     *
     * @param role the role that the transaction had in the database
     */
    public record Heard(UUID bell, String tenant, Caller.Kind caller, String door, String role) {}

    void hear(@Observes BellRung rung) {
        RequestContext context = Context.current();
        heard.add(new Heard(
                rung.bell(),
                context.tenant().slug(),
                context.caller().kind(),
                context.door(),
                transaction
                        .handle()
                        .createQuery("select current_user")
                        .mapTo(String.class)
                        .one()));
    }

    public List<Heard> of(UUID bell) {
        return heard.stream().filter(each -> each.bell().equals(bell)).toList();
    }
}
