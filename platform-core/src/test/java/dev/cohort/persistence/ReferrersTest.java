package dev.cohort.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class ReferrersTest {
    @Test
    void whateverHasAForeignKeyRefers(TestDatabase db) {
        assertThat(anyTo(db, "branch", Set.of()))
                .contains(
                        "exists (select from member_branch x where x.branch_id = t.id)",
                        " or exists (select from task x where x.branch_id = t.id)");
        assertThat(anyTo(db, "role", Set.of("member_role")))
                .isEqualTo("(exists (select from role_permission x where x.role_id = t.id))");
    }

    @Test
    void whatNothingRefersToIsFree(TestDatabase db) {
        assertThat(anyTo(db, "setting", Set.of())).isEqualTo("false");
    }

    private static String anyTo(TestDatabase db, String table, Set<String> but) {
        return db.transactions()
                .inNew(
                        db.system(db.alpha()),
                        () -> Referrers.anyTo(db.transaction().handle(), table, "t.id", but));
    }
}
