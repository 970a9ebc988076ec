package dev.cohort.tenancy;

import dev.cohort.module.ModuleJars.LoadedModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import liquibase.exception.LiquibaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a module's changelog where it harms nobody: in a schema that is made for it and gone afterwards. */
@ApplicationScoped
public class ChangelogTrial {
    private static final Logger LOG = LoggerFactory.getLogger(ChangelogTrial.class);

    /** No tenant's schema is named so: theirs begin with {@code t_}. */
    private static final String SCHEMA = "scratch";

    private final AdminConnection admin;
    private final Migrations migrations;

    @Inject
    ChangelogTrial(AdminConnection admin, Migrations migrations) {
        this.admin = admin;
        this.migrations = migrations;
    }

    /**
     * What is wrong with a module's changelog, in words: run at a tenant that has had its last version, if there is one,
     * and at a new tenant; beside what core and the installed modules bring.
     */
    public List<String> faults(LoadedModule candidate, Collection<LoadedModule> installed) {
        Optional<String> file = candidate.module().changelog();
        if (file.isEmpty()) return List.of();
        Changelog changelog;
        try {
            changelog = Changelog.read(file.get(), candidate.loader(), false, "");
        } catch (RuntimeException e) {
            return List.of("its changelog " + file.get() + " cannot be read: " + Changelog.fault(e));
        }
        List<LoadedModule> others = installed.stream()
                .filter(other -> !other.id().equals(candidate.id()))
                .toList();
        Optional<LoadedModule> before = installed.stream()
                .filter(other -> other.id().equals(candidate.id()))
                .findFirst();
        // One trial at a time; what one left that was cut off is cleared away by the next.
        try (Connection turn = admin.open()) {
            execute(turn, "select pg_advisory_lock(hashtext('module-trial'))");
            List<String> faults = new ArrayList<>();
            String at = before.map(old -> "its changelog fails at a tenant that has version " + old.version() + ": ")
                    .orElse("its changelog fails: ");
            faults.addAll(run(others, at, connection -> {
                if (before.isPresent()) replay(before.get());
                changelog.upgrade(connection);
            }));
            if (faults.isEmpty())
                faults.addAll(run(others, "its changelog fails at a new tenant: ", changelog::replay));
            return faults;
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "its changelog could not be tried: the database said " + Changelog.fault(e), e);
        }
    }

    private interface Work {
        void on(Connection connection) throws SQLException, LiquibaseException;
    }

    private List<String> run(List<LoadedModule> others, String fails, Work work) throws SQLException {
        admin.dropSchema(SCHEMA);
        try {
            admin.createSchema(SCHEMA);
            try (Connection connection = admin.openAs(SCHEMA)) {
                migrations.core().replay(connection);
            }
            for (LoadedModule other : others) replay(other);
            try (Connection connection = admin.openAs(SCHEMA)) {
                work.on(connection);
            } catch (SQLException | LiquibaseException | RuntimeException e) {
                LOG.info("A module's changelog was tried and failed", e);
                return List.of(fails + Changelog.fault(e));
            }
            return rules();
        } finally {
            admin.dropSchema(SCHEMA);
        }
    }

    /** An installed module's tables; one that fails by itself leaves none. */
    private void replay(LoadedModule module) throws SQLException {
        Changelog changelog = migrations.changelog(module);
        if (changelog == null) return;
        try (Connection connection = admin.openAs(SCHEMA)) {
            connection.setAutoCommit(false);
            changelog.replay(connection);
            connection.commit();
        } catch (SQLException e) {
            LOG.info("The installed module {} has no tables in the trial", module.id(), e);
        }
    }

    /** What a schema must keep to so that it can be exported, moved and spread over machines. */
    private List<String> rules() throws SQLException {
        List<String> faults = new ArrayList<>();
        try (Connection connection = admin.openAs(SCHEMA)) {
            for (String table : names(connection, """
                    select c.relname from pg_class c
                    where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p')
                      and c.relname not like 'databasechangelog%'
                      and not exists (select 1 from pg_constraint p where p.conrelid = c.oid and p.contype = 'p')
                    order by 1
                    """)) faults.add("its table " + table + " has no primary key");
            for (String table : names(connection, """
                    select distinct c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid
                    where c.relnamespace = ?::regnamespace and not t.tgisinternal order by 1
                    """)) faults.add("its table " + table + " has a trigger");
        }
        return faults;
    }

    private static List<String> names(Connection connection, String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, SCHEMA);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
