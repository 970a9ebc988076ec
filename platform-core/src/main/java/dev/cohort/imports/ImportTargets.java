package dev.cohort.imports;

import dev.cohort.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.Set;

/** Finds what modules offer to import. */
@ApplicationScoped
class ImportTargets {
    private final BeanManager beans;

    @Inject
    ImportTargets(BeanManager beans) {
        this.beans = beans;
    }

    /** The target of a record type, or 422 naming it. */
    ImportTarget get(String recordType) {
        for (Bean<?> bean : beans.getBeans(ImportTarget.class, Any.Literal.INSTANCE)) {
            ImportTarget target = (ImportTarget) beans.getReference(
                    beans.resolve(Set.of(bean)), ImportTarget.class, beans.createCreationalContext(bean));
            if (target.recordType().equals(recordType)) return target;
        }
        throw Problem.invalid().at("recordType", "unknown-record-type", "value", recordType);
    }
}
