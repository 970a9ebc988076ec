package dev.cohort.template;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Variables that core or a module brings, as a CDI bean. */
public interface TemplateVariables {

    List<TemplateVariable> variables();

    /**
     * The values for a record, formatted for people; what is not known is left out.
     *
     * @param personId whom it is about; null where that is nobody
     */
    Map<String, String> values(@Nullable String recordType, @Nullable UUID recordId, @Nullable UUID personId);
}
