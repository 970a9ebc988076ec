package dev.cohort.imports;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.Scope;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The imports that the caller may see. Whoever may import records of a type sees the imports of that type that are their
 * own, or all where their scope says so.
 */
@ApplicationScoped
class ReachableImports {
    private static final UUID NOBODY = new UUID(0, 0);

    private final ImportTable table;
    private final ImportTargets targets;

    @Inject
    ReachableImports(ImportTable table, ImportTargets targets) {
        this.table = table;
        this.targets = targets;
    }

    /** The import, or 404 when there is none that the caller may see. */
    StoredImport get(UUID id) {
        StoredImport stored = table.find(id).orElseThrow(() -> Problem.notFound("import", id));
        ImportTarget target = target(stored);
        Access.require(target.permission());
        boolean own = Context.caller().id() != null && Context.caller().id().equals(stored.memberId());
        if (!own && !seesAll(target)) throw Problem.notFound("import", id);
        return stored;
    }

    /** What its records are. */
    ImportTarget target(StoredImport stored) {
        return targets.get(stored.recordType());
    }

    /** The condition on rows of {@code import i} that keeps a list within what the caller may see. */
    Visible visible() {
        List<ImportTarget> allowed = targets.allowed();
        Set<String> whole = allowed.stream()
                .filter(ReachableImports::seesAll)
                .map(ImportTarget::recordType)
                .collect(Collectors.toSet());
        Set<String> types = allowed.stream().map(ImportTarget::recordType).collect(Collectors.toSet());
        UUID self = Objects.requireNonNullElse(Context.caller().id(), NOBODY);
        return new Visible(
                "(i.record_type = any(?) or i.record_type = any(?) and i.member_id = ?)",
                List.of(whole.toArray(String[]::new), types.toArray(String[]::new), self));
    }

    private static boolean seesAll(ImportTarget target) {
        return Context.caller().scopeOf(target.permission()).orElse(Scope.OWN) == Scope.ALL;
    }
}
