package dev.cohort.tenancy.export;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Every table of a tenant's schema as it stands at one moment. The connection has taken the tenant's role, so that it can
 * read nothing else; one repeatable-read transaction holds all tables at the same moment.
 */
final class Snapshot {
    private static final byte[] LINE_END = {'\r', '\n'};

    // A query instead of the table's name: COPY of a table leaves out columns that are computed.
    private static final String TABLES = """
            select c.relname, format('copy (select * from %I.%I) to stdout with (format csv, header true, encoding ''UTF8'')',
                n.nspname, c.relname) as copy
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = current_user and c.relkind in ('r', 'p') and not c.relispartition
            order by c.relname
            """;

    // Whatever the server's or the driver's taste in dates: the same text everywhere.
    private static final String PLAIN = """
            select set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO, YMD', true),
                set_config('IntervalStyle', 'iso_8601', true), set_config('bytea_output', 'hex', true)
            """;

    private final Connection connection;
    private final List<Source> sources = new ArrayList<>();

    private record Source(String table, String copy) {}

    private Snapshot(Connection connection) {
        this.connection = connection;
    }

    /** Takes it; it stands until the connection is closed. */
    static Snapshot of(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        Snapshot snapshot = new Snapshot(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute(PLAIN);
            try (ResultSet rows = statement.executeQuery(TABLES)) {
                while (rows.next()) snapshot.sources.add(new Source(rows.getString(1), rows.getString(2)));
            }
        }
        return snapshot;
    }

    /** Writes a CSV file (RFC 4180) for each table. */
    Map<String, Manifest.Table> writeTo(ZipOutputStream zip) throws SQLException, IOException {
        Map<String, Manifest.Table> tables = new LinkedHashMap<>();
        for (Source source : sources) {
            String file = source.table() + ".csv";
            zip.putNextEntry(new ZipEntry(file));
            tables.put(source.table(), copy(source, file, zip));
            zip.closeEntry();
        }
        return tables;
    }

    private Manifest.Table copy(Source source, String file, OutputStream out) throws SQLException, IOException {
        MessageDigest digest = sha256();
        long lines = 0;
        long bytes = 0;
        CopyOut rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(source.copy());
        try {
            // One message is one row, its last byte a line feed; those within a value stay as they are.
            for (byte[] row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
                out.write(row, 0, row.length - 1);
                out.write(LINE_END);
                digest.update(row, 0, row.length - 1);
                digest.update(LINE_END);
                lines++;
                bytes += row.length - 1 + LINE_END.length;
            }
        } finally {
            if (rows.isActive()) rows.cancelCopy();
        }
        return new Manifest.Table(file, lines - 1, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java", e);
        }
    }
}
