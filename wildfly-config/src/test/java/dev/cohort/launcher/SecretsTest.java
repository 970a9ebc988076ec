package dev.cohort.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void secretsAreLongAndDifferAndStayTheSame() throws IOException {
        Path file = folder.resolve("secrets.properties");
        Secrets made = Secrets.open(file);

        assertThat(made.get(Secrets.MASTER)).hasSize(43).isNotEqualTo(made.get(Secrets.DATABASE));
        assertThat(Secrets.open(file).get(Secrets.MASTER)).isEqualTo(made.get(Secrets.MASTER));
    }

    @Test
    void twoInstallationsShareNothing() throws IOException {
        String one = Secrets.open(folder.resolve("one")).get(Secrets.SUPERUSER);
        String other = Secrets.open(folder.resolve("other")).get(Secrets.SUPERUSER);

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void onlyTheOwnerCanReadThem() throws IOException {
        Path file = folder.resolve("secrets.properties");
        Secrets.open(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void anOlderFileKeepsWhatItHasAndGetsWhatItLacks() throws IOException {
        Path file = folder.resolve("secrets.properties");
        Files.writeString(file, "cohort.secret=kept\n");

        Secrets secrets = Secrets.open(file);

        assertThat(secrets.get(Secrets.MASTER)).isEqualTo("kept");
        assertThat(secrets.get(Secrets.KEYCLOAK_ADMIN)).hasSize(43);
    }
}
