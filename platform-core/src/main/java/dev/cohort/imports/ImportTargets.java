package dev.cohort.imports;

import dev.cohort.access.Access;
import dev.cohort.module.InstalledModules;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what the tenant's modules offer to import. */
@ApplicationScoped
class ImportTargets {
    private final BeanManager beans;
    private final InstalledModules modules;

    @Inject
    ImportTargets(BeanManager beans, InstalledModules modules) {
        this.beans = beans;
        this.modules = modules;
    }

    /** The target of a record type, or 422 naming it. */
    ImportTarget get(String recordType) {
        return find(recordType)
                .orElseThrow(() -> Problem.invalid().at("recordType", "unknown-record-type", "value", recordType));
    }

    /** The target of a record type; empty when the tenant has none. */
    Optional<ImportTarget> find(String recordType) {
        return all().stream()
                .filter(target -> target.recordType().equals(recordType))
                .findFirst();
    }

    /** Those the caller may import; 403 naming a permission when there is none. */
    List<ImportTarget> allowed() {
        List<ImportTarget> all = all();
        List<ImportTarget> allowed =
                all.stream().filter(target -> Access.may(target.permission())).toList();
        if (allowed.isEmpty() && !all.isEmpty()) Access.require(all.getFirst().permission());
        return allowed;
    }

    List<ImportTarget> all() {
        List<ImportTarget> targets = new ArrayList<>();
        for (Bean<?> bean : beans.getBeans(ImportTarget.class, Any.Literal.INSTANCE)) {
            Class<?> type = bean.getBeanClass();
            Optional<String> module = modules.moduleOf(type);
            if (module.isPresent() && !Context.tenant().hasModule(module.get())) continue;
            targets.add(
                    (ImportTarget) beans.getReference(bean, ImportTarget.class, beans.createCreationalContext(bean)));
        }
        targets.sort(Comparator.comparingInt(ImportTarget::rank).thenComparing(ImportTarget::recordType));
        return targets;
    }
}
