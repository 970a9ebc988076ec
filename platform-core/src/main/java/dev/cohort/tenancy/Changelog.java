package dev.cohort.tenancy;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.OfflineConnection;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;
import liquibase.resource.URIResource;
import liquibase.ui.LoggerUIService;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * One Liquibase changelog, ready to be run on many schemas: as a whole script on a new one, which takes a tenth of
 * Liquibase's own time, and by Liquibase where something stands already.
 */
final class Changelog {
    private static final Pattern CHANGE_SET = Pattern.compile("change ?set (\\S+?::\\S+?::[^\\s:]+)");

    private final String file;
    private final ResourceAccessor files;
    private final String version;
    private final String script;

    private Changelog(String file, ResourceAccessor files, String version, String script) {
        this.file = file;
        this.files = files;
        this.version = version;
        this.script = script;
    }

    /**
     * Reads a changelog.
     *
     * @param first whether it is the first to run in a new schema, and so brings Liquibase's own tables
     * @param salt what else makes a version another one, such as the permissions declared beside it
     */
    static Changelog read(String file, ClassLoader loader, boolean first, String salt) {
        ResourceAccessor files = new LoaderFiles(loader);
        try {
            Path state = Files.createTempFile("cohort-changelog", ".csv");
            Files.delete(state);
            try {
                String url = "offline:postgresql?version=18&changeLogFile=" + state + "&outputLiquibaseSql="
                        + (first ? "all" : "data_only");
                Database database = DatabaseFactory.getInstance()
                        .findCorrectDatabaseImplementation(new OfflineConnection(url, files));
                StringWriter script = new StringWriter();
                Liquibase liquibase = new Liquibase(file, files, database);
                quietly(() -> liquibase.update(new Contexts(), new LabelExpression(), script));
                return new Changelog(
                        file,
                        files,
                        fingerprint(liquibase.getDatabaseChangeLog().getChangeSets(), salt),
                        script.toString());
            } finally {
                Files.deleteIfExists(state);
            }
        } catch (LiquibaseException | IOException e) {
            throw new IllegalStateException("The changelog " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Changes with every change set. */
    String version() {
        return version;
    }

    /** Runs the whole changelog on an empty schema, in one go. */
    void replay(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    /**
     * Brings a schema up to date, one node at a time. The turn is a lock of this connection's, which goes with it however
     * it ends; Liquibase's own, a row, outlives a server that dies, and at times a change set that fails.
     */
    void upgrade(Connection connection) throws LiquibaseException, SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('upgrade ' || current_schema()))");
        }
        try {
            Database database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Liquibase liquibase = new Liquibase(file, files, database);
            quietly(() -> {
                liquibase.forceReleaseLocks();
                liquibase.update(new Contexts(), new LabelExpression());
            });
        } finally {
            if (!connection.isClosed()) {
                if (!connection.getAutoCommit()) connection.rollback();
                try (Statement statement = connection.createStatement()) {
                    statement.execute("select pg_advisory_unlock(hashtext('upgrade ' || current_schema()))");
                }
            }
        }
    }

    /** What went wrong in words: the change set and what the database said of it, never the SQL itself. */
    static String fault(Throwable failure) {
        String changeSet = "";
        String said = "";
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String message = String.valueOf(each.getMessage());
            Matcher named = CHANGE_SET.matcher(message);
            if (changeSet.isEmpty() && named.find()) changeSet = named.group(1);
            said = each instanceof PSQLException database && database.getServerErrorMessage() != null
                    ? String.valueOf(database.getServerErrorMessage().getMessage())
                    : withoutSql(message);
        }
        return changeSet.isEmpty() ? said : "change set " + changeSet + ": " + said;
    }

    private static String withoutSql(String message) {
        return message.replaceFirst("(?s)\\s*\\[Failed SQL.*", "")
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }

    private static void quietly(LiquibaseWork work) throws LiquibaseException {
        try {
            Scope.child(java.util.Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> work.run());
        } catch (LiquibaseException e) {
            throw e;
        } catch (Exception e) {
            throw new LiquibaseException(e);
        }
    }

    private interface LiquibaseWork {
        void run() throws LiquibaseException;
    }

    private static String fingerprint(List<ChangeSet> changeSets, String salt) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt.getBytes(StandardCharsets.UTF_8));
            for (ChangeSet changeSet : changeSets) {
                String line =
                        changeSet.toString(false) + changeSet.generateCheckSum(liquibase.ChecksumVersion.latest());
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java", e);
        }
    }

    /** Reads through a class loader's streams: opening the URLs of module jars would leave them locked. */
    private static final class LoaderFiles extends AbstractResourceAccessor {
        private final ClassLoader loader;

        LoaderFiles(ClassLoader loader) {
            this.loader = loader;
        }

        @Override
        public List<Resource> search(String path, boolean recursive) {
            return List.of();
        }

        @Override
        public List<Resource> getAll(String path) {
            String name = path.replace('\\', '/').replaceFirst("^classpath\\*?:", "");
            return loader.getResource(name) == null ? List.of() : List.of(new LoaderFile(name, loader));
        }

        @Override
        public List<String> describeLocations() {
            return List.of(loader.toString());
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }

    /** One file of a class loader. */
    private static final class LoaderFile extends URIResource {
        private final ClassLoader loader;

        LoaderFile(String path, ClassLoader loader) {
            super(path, URI.create("classpath:/" + path));
            this.loader = loader;
        }

        @Override
        public InputStream openInputStream() throws IOException {
            InputStream in = loader.getResourceAsStream(getPath());
            if (in == null) throw new IOException("There is no " + getPath());
            return in;
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public Resource resolve(String other) {
            return new LoaderFile(resolvePath(other), loader);
        }

        @Override
        public Resource resolveSibling(String other) {
            return new LoaderFile(resolveSiblingPath(other), loader);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof LoaderFile file && file.getPath().equals(getPath());
        }

        @Override
        public int hashCode() {
            return getPath().hashCode();
        }
    }
}
