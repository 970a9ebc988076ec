package dev.cohort.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.audit.TestAudit;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class TestDatabaseTest {
    private static final String ADD = "insert into setting values ('colour', 'blue')";

    @BeforeEach
    void clear(TestDatabase db) {
        db.clear();
    }

    @Test
    void whatOneTenantWritesAnotherDoesNotSee(TestDatabase db) {
        db.transactions()
                .inNew(db.system(db.alpha()), () -> db.transaction().handle().execute(ADD));

        assertThat(settings(db, db.alpha())).isOne();
        assertThat(settings(db, db.beta())).isZero();
    }

    @Test
    void aConnectionOfATenantMayNotReadAnothersTables(TestDatabase db) throws SQLException {
        try (Connection connection = db.connection(db.alpha())) {
            assertThatThrownBy(() -> connection.createStatement().executeQuery("select * from t_beta.setting"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void afterAFailureNothingIsKept(TestDatabase db) {
        assertThatThrownBy(() -> db.transactions().inNew(db.system(db.alpha()), () -> {
                    db.transaction().handle().execute(ADD);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(settings(db, db.alpha())).isZero();
    }

    @Test
    void entitiesAndSqlShareTheTransaction(TestDatabase db) {
        long seen = db.transactions().inNew(db.system(db.alpha()), () -> {
            TestAudit.on(db).noted("create", "colour", null, null, null);
            return db.transaction()
                    .handle()
                    .createQuery("select count(*) from audit_entry")
                    .mapTo(Long.class)
                    .one();
        });

        assertThat(seen).isOne();
    }

    private static long settings(TestDatabase db, dev.cohort.tenancy.Tenant tenant) {
        return db.transactions().inNew(db.system(tenant), () -> db.transaction()
                .handle()
                .createQuery("select count(*) from setting")
                .mapTo(Long.class)
                .one());
    }
}
