package dev.cohort.deleted;

import dev.cohort.access.Access;
import dev.cohort.module.Contributions;
import dev.cohort.persistence.Transactions;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was deleted, kind by kind, for who may delete such records. */
@ApplicationScoped
public class Deleted {
    private final Contributions contributions;
    private final Transactions transactions;

    @Inject
    Deleted(Contributions contributions, Transactions transactions) {
        this.contributions = contributions;
        this.transactions = transactions;
    }

    /** The kinds that the caller may bring back. */
    public List<String> kinds() {
        return contributions.of(DeletedRecords.class).stream()
                .filter(each -> Access.may(each.permission()))
                .map(DeletedRecords::recordType)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /**
     * One page, the latest first.
     *
     * @throws Problem 422 for a kind there is none of, 403 {@code permission-missing}
     */
    public Page<DeletedRecord> list(@Nullable String recordType, ListQuery query) {
        DeletedRecords records = records(recordType);
        return transactions.in(() -> records.page(query));
    }

    public void restore(String recordType, UUID id) {
        DeletedRecords records = records(recordType);
        transactions.in(() -> {
            records.restore(id);
            return true;
        });
    }

    private DeletedRecords records(@Nullable String recordType) {
        DeletedRecords records = contributions.of(DeletedRecords.class).stream()
                .filter(each -> each.recordType().equals(recordType))
                .findFirst()
                .orElseThrow(() -> Problem.invalid().at("recordType", "unknown-value"));
        Access.require(records.permission());
        return records;
    }
}
