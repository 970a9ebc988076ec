package dev.cohort.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** On the real thing: a cluster made, started, killed and taken over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresTest {
    @TempDir
    private Path folder = Path.of("");

    private Settings settings = new Settings(folder, new Ports(9080), true, Map.of());
    private Secrets secrets;
    private Postgres postgres;

    PostgresTest() throws IOException {
        secrets = Secrets.open(java.nio.file.Files.createTempDirectory("cohort").resolve("secrets.properties"));
        postgres = new Postgres(settings, secrets, Home.find());
    }

    @BeforeAll
    void start() throws IOException, InterruptedException {
        settings = new Settings(folder, new Ports(freePort() - 200), true, Map.of());
        postgres = new Postgres(settings, secrets, Home.find());
        postgres.start();
    }

    @AfterAll
    void stop() throws InterruptedException {
        postgres.stop();
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
        String password = secrets.get(Secrets.DATABASE);

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
        try (Connection admin = connect("cohort", "cohort_admin", secrets.get(Secrets.DATABASE_ADMIN));
                Statement statement = admin.createStatement()) {
            statement.execute("create role t_acme nologin");
            statement.execute("grant t_acme to cohort_admin with inherit true, set true");
            statement.execute("create schema t_acme authorization t_acme");
            statement.execute(
                    "set role t_acme; create table lead (id int primary key); insert into lead values (1); reset role");
            statement.execute("grant t_acme to cohort_app with inherit false, set true");
        }
        try (Connection application = connect("cohort", "cohort_app", secrets.get(Secrets.DATABASE));
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
        postgres.kill();
        assertThat(postgres.isAlive()).isFalse();
        postgres.start();
        assertThat(postgres.wasAdopted()).isFalse();

        Postgres later = new Postgres(settings, secrets, Home.find());
        later.start();

        assertThat(later.wasAdopted()).isTrue();
        assertThat(show("port")).isEqualTo(String.valueOf(settings.ports().postgres()));
    }

    private String show(String name) throws SQLException {
        try (Connection connection = connect("cohort", "postgres", secrets.get(Secrets.SUPERUSER));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + settings.ports().postgres() + "/" + database, user, password);
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
