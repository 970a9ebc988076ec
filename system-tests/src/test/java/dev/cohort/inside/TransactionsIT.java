package dev.cohort.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.request.Context;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TransactionRequiredException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Java refuses first, for a clear error; behind it the database refuses by itself. */
@DisplayName("A transaction belongs to one tenant")
class TransactionsIT extends Inside {
    private static final String NO_SUCH_TABLE = "42P01";
    private static final String NO_RIGHT = "42501";

    @Inject
    private EntityManager entities;

    @Test
    void withoutATenantJavaRefuses() {
        assertThatThrownBy(() -> transactions.inNew(transaction::handle))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No tenant is bound");
        assertThatThrownBy(() -> transactions.inNew(() -> entities.createQuery("select p from Person p")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No tenant is bound");
    }

    @Test
    void withoutATransactionJavaRefuses() {
        Context.run(system(DEMO), () -> {
            assertThatThrownBy(transaction::handle).isInstanceOf(TransactionRequiredException.class);
            assertThatThrownBy(() -> entities.createQuery("select p from Person p"))
                    .isInstanceOf(TransactionRequiredException.class);
        });
    }

    @Test
    void withoutARoleTheDatabaseRefuses() throws Exception {
        try (Connection bare = pool().getConnection()) {
            assertThat(refusal(bare, "select count(*) from lead")).isEqualTo(NO_SUCH_TABLE);
            for (String schema : List.of(schema(DEMO), schema(CODELAB)))
                for (String statement : reaching(schema))
                    assertThat(refusal(bare, statement)).as(statement).isEqualTo(NO_RIGHT);
            assertThat(refusal(bare, "select count(*) from platform.tenant")).isEqualTo(NO_RIGHT);
        }
    }

    @Test
    void withTheRoleOfOneTenantTheDatabaseRefusesTheOthersSchema() {
        refusesTheOther(DEMO, CODELAB);
        refusesTheOther(CODELAB, DEMO);
    }

    private void refusesTheOther(String own, String other) {
        in(own, () -> {
            Handle sql = transaction.handle();
            assertThat(one(Long.class, "select count(*) from lead")).isPositive();
            for (String statement : reaching(schema(other)))
                assertThat(refusal(sql, statement)).as(statement).isEqualTo(NO_RIGHT);
            assertThat(refusal(sql, "select count(*) from platform.tenant")).isEqualTo(NO_RIGHT);
            return own;
        });
    }

    private static List<String> reaching(String schema) {
        return List.of(
                "select count(*) from " + schema + ".lead",
                "update " + schema + ".member set name = 'x'",
                "delete from " + schema + ".audit_entry",
                "insert into " + schema + ".setting values ('x', 'y')",
                "create table " + schema + ".planted (id int)",
                "drop table " + schema + ".lead");
    }

    @Test
    void aTransactionOfOneTenantDoesNotServeAnother() {
        in(DEMO, () -> {
            long pid = one(Long.class, "select pg_backend_pid()");
            Context.run(system(CODELAB), () -> assertThatThrownBy(transaction::handle)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("A transaction of demo was used for codelab"));
            String inner = in(CODELAB, () -> one(String.class, "select current_user || ' ' || pg_backend_pid()"));
            assertThat(inner).startsWith(schema(CODELAB) + " ").doesNotEndWith(" " + pid);
            assertThat(one(String.class, "select current_user")).isEqualTo(schema(DEMO));
            return inner;
        });
    }

    @Test
    void theRoleIsTakenOnceAndServesSqlAndEntitiesOnOneConnection() {
        in(DEMO, () -> {
            assertThat(one(String.class, "select current_user")).isEqualTo(schema(DEMO));
            Object ofEntities =
                    entities.createNativeQuery("select pg_backend_pid()").getSingleResult();
            assertThat(one(Integer.class, "select pg_backend_pid()")).isEqualTo(ofEntities);
            // Whoever lays it down stays without: nobody takes it a second time.
            one(String.class, "select set_config('role', 'none', true)");
            assertThat(one(String.class, "select current_user")).isEqualTo(login());
            assertThat(entities.createNativeQuery("select current_user").getSingleResult())
                    .isEqualTo(login());
            return DEMO;
        });
    }

    @Test
    void theRoleEndsWithItsTransactionHoweverThatEnds() throws Exception {
        in(DEMO, () -> one(String.class, "select current_user"));
        assertThatThrownBy(() -> in(CODELAB, () -> {
                    one(String.class, "select current_user");
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        List<Connection> borrowed = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) borrowed.add(pool().getConnection());
            for (Connection connection : borrowed)
                assertThat(text(connection, "select current_user || ' ' || current_setting('role')"))
                        .isEqualTo(login() + " none");
        } finally {
            for (Connection connection : borrowed) connection.close();
        }
    }

    @Test
    void aThreadOfTheServersPoolHasNoTenantUntilItEntersOne() throws Exception {
        Future<?> lost = Context.call(
                system(DEMO), () -> threads().submit(() -> transactions.inNew(() -> one(Integer.class, "select 1"))));
        assertThatThrownBy(lost::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("No tenant is bound");
        Future<String> entered = threads().submit(() -> in(CODELAB, () -> one(String.class, "select current_user")));
        assertThat(entered.get()).isEqualTo(schema(CODELAB));
    }

    @Test
    void manyThreadsOfTwoTenantsAreNeverMixed() throws Exception {
        List<Future<List<String>>> runs = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String slug = i % 2 == 0 ? DEMO : CODELAB;
            runs.add(threads().submit(() -> Stream.generate(() -> in(slug, this::whoAndWhere))
                    .limit(25)
                    .distinct()
                    .toList()));
        }
        for (int i = 0; i < runs.size(); i++) {
            String slug = i % 2 == 0 ? DEMO : CODELAB;
            assertThat(runs.get(i).get()).containsExactly(schema(slug) + " " + schema(slug) + " " + slug + ".example");
        }
    }

    private String whoAndWhere() {
        return one(String.class, """
                select current_user || ' ' || current_schema() || ' '
                    || string_agg(distinct split_part(email, '@', 2), ' ')
                from member where email not like 'owner@%' and email like '%.example'
                """);
    }

    private static String refusal(Connection connection, String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement);
            return "passed";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private static String refusal(Handle sql, String statement) {
        sql.execute("savepoint before_it");
        try {
            sql.execute(statement);
            return "passed";
        } catch (JdbiException e) {
            return e.getCause() instanceof SQLException refused ? refused.getSQLState() : e.toString();
        } finally {
            sql.execute("rollback to savepoint before_it");
        }
    }

    private static String login() {
        return System.getenv("COHORT_DB_USER");
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    // The test is no bean of the server's, and the name is a constant.
    @SuppressWarnings("BanJNDI")
    private static DataSource pool() throws NamingException {
        return InitialContext.doLookup("java:jboss/datasources/CohortDS");
    }

    @SuppressWarnings("BanJNDI")
    private static ManagedExecutorService threads() throws NamingException {
        return InitialContext.doLookup("java:jboss/ee/concurrency/executor/default");
    }
}
