package dev.cohort.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The random passwords and keys of one installation, made at its first start and kept in a file that only its owner can
 * read. Losing the file means losing access to the data beside it.
 */
final class Secrets {
    static final String MASTER = "cohort.secret";
    static final String SUPERUSER = "postgres.password";
    static final String DATABASE = "db.password";
    static final String DATABASE_ADMIN = "db.admin.password";
    static final String KEYCLOAK_DATABASE = "keycloak.db.password";
    static final String KEYCLOAK_CLIENT = "keycloak.client.secret";
    static final String KEYCLOAK_ADMIN = "keycloak.admin.password";
    /** With which the first operator comes in when no mail can be sent; the first login asks for another. */
    static final String OPERATOR = "operator.first.password";

    private static final String[] ALL = {
        MASTER, SUPERUSER, DATABASE, DATABASE_ADMIN, KEYCLOAK_DATABASE, KEYCLOAK_CLIENT, KEYCLOAK_ADMIN, OPERATOR
    };
    private static final int BYTES = 32;

    private final Properties values;

    private Secrets(Properties values) {
        this.values = values;
    }

    /** Reads the file, making it or what is missing in it. */
    static Secrets open(Path file) throws IOException {
        Properties values = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                values.load(in);
            }
        }
        SecureRandom random = new SecureRandom();
        boolean changed = false;
        for (String name : ALL) {
            changed |= values.putIfAbsent(name, newSecret(random)) == null;
        }
        if (changed) {
            write(file, values);
        }
        return new Secrets(values);
    }

    String get(String name) {
        return values.getProperty(name);
    }

    private static String newSecret(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Beside the file and then in its place: a crash leaves the old or the new one, never half of one. */
    private static void write(Path file, Properties values) throws IOException {
        StringWriter text = new StringWriter();
        values.store(text, "Made by ./cohort. Keep it with the data beside it, and to yourself.");
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text.toString());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
