package dev.cohort.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On the real thing: a cluster made, started, killed and taken over. */
class PostgresTest {
    private static final Path FOLDER = temporaryFolder();
    private static final Settings SETTINGS = new Settings(FOLDER, new Ports(freePort() - 200), true, Map.of());
    private static final Secrets SECRETS = secrets();
    private static final Postgres POSTGRES = new Postgres(SETTINGS, SECRETS, Home.find());

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        POSTGRES.start();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        POSTGRES.stop();
        Folders.delete(FOLDER);
    }

    @Test
    void nothingAcknowledgedIsLost() throws SQLException {
        assertThat(show("fsync")).isEqualTo("on");
        assertThat(show("synchronous_commit")).isEqualTo("on");
        assertThat(show("full_page_writes")).isEqualTo("on");
        assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
    }

    @Test
    void nobodyGetsInWithoutThePassword() {
        assertThatThrownBy(() -> connect("cohort", "postgres", "")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> connect("cohort", "cohort_app", "guess"))
                .hasMessageContaining("authentication failed");
    }

    @Test
    void theApplicationOwnsNothingAndSeesOnlyItsDatabase() throws SQLException {
        String password = SECRETS.get(Secrets.DATABASE);

        try (Connection connection = connect("cohort", "cohort_app", password);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table public.mine (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("create schema mine")).hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> connect("keycloak", "cohort_app", password)).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> connect("postgres", "cohort_app", password)).hasMessageContaining("permission denied");
    }

    @Test
    void aTenantIsARoleAndASchemaThatTheApplicationTakesPerTransaction() throws SQLException {
        try (Connection admin = connect("cohort", "cohort_admin", SECRETS.get(Secrets.DATABASE_ADMIN));
                Statement statement = admin.createStatement()) {
            statement.execute("create role t_acme nologin");
            statement.execute("grant t_acme to cohort_admin with inherit true, set true");
            statement.execute("create schema t_acme authorization t_acme");
            statement.execute(
                    "set role t_acme; create table lead (id int primary key); insert into lead values (1); reset role");
            statement.execute("grant t_acme to cohort_app with inherit false, set true");
        }
        try (Connection application = connect("cohort", "cohort_app", SECRETS.get(Secrets.DATABASE));
                Statement statement = application.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select * from lead"))
                    .hasMessageContaining("does not exist");
            assertThatThrownBy(() -> statement.executeQuery("select * from t_acme.lead"))
                    .hasMessageContaining("permission denied");
            application.setAutoCommit(false);
            statement.execute("select set_config('role', 't_acme', true)");
            assertThat(statement.executeQuery("select * from lead").next()).isTrue();
            application.rollback();
        }
    }

    @Test
    void killedItStartsAgainAndOutlivingItsLauncherItIsTakenOver() throws Exception {
        POSTGRES.kill();
        assertThat(POSTGRES.isAlive()).isFalse();
        POSTGRES.start();
        assertThat(POSTGRES.wasAdopted()).isFalse();

        Postgres later = new Postgres(SETTINGS, SECRETS, Home.find());
        later.start();

        assertThat(later.wasAdopted()).isTrue();
        assertThat(show("port")).isEqualTo(String.valueOf(SETTINGS.ports().postgres()));
    }

    private String show(String name) throws SQLException {
        try (Connection connection = connect("cohort", "postgres", SECRETS.get(Secrets.SUPERUSER));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + SETTINGS.ports().postgres() + "/" + database, user, password);
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("cohort-postgres-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Secrets secrets() {
        try {
            return Secrets.open(FOLDER.resolve("secrets.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
