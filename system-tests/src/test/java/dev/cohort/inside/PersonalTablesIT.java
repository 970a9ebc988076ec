package dev.cohort.inside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.module.Contributions;
import dev.cohort.privacy.PersonalTable;
import dev.cohort.privacy.PersonalTables;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("No table that names a person is left out when somebody is handed their data, or forgotten")
class PersonalTablesIT extends Inside {
    /** Tables that name a person and have nothing of theirs to hand out or erase. */
    private static final Set<String> WITHOUT = Set.of("erasure", "legal_hold");

    private static final String NAMING = """
            select distinct r.relname
            from pg_constraint c
            join pg_class r on r.oid = c.conrelid
            join pg_namespace n on n.oid = r.relnamespace
            where c.contype = 'f' and c.confrelid = to_regclass('person') and n.nspname = current_user
            """;

    @Inject
    private Contributions contributions;

    @Test
    void everyTableWithAForeignKeyToPersonIsDeclared() {
        List<String> naming = in(DEMO, () -> transaction
                .handle()
                .createQuery(NAMING)
                .mapTo(String.class)
                .list());
        Set<String> declared = in(DEMO, () -> contributions.of(PersonalTables.class).stream()
                .flatMap(data -> data.tables().stream())
                .map(PersonalTable::table)
                .collect(Collectors.toSet()));
        Set<String> forgotten = new TreeSet<>(naming);
        forgotten.removeAll(declared);
        forgotten.removeAll(WITHOUT);
        assertThat(naming).contains("lead", "activity", "task");
        assertThat(forgotten).isEmpty();
    }
}
