package dev.cohort.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
    @TempDir
    private Path folder = Path.of("");

    private final StringWriter errors = new StringWriter();

    @Test
    void anUnknownCommandIsRefusedWithTheUsage() {
        assertThat(run("fly")).isEqualTo(2);
        assertThat(errors.toString()).contains("fly").contains("Usage: cohort");
    }

    @Test
    void anUnknownOptionIsRefused() {
        assertThat(run("up", "--prot", "8080")).isEqualTo(2);
        assertThat(errors.toString()).contains("--prot");
    }

    @Test
    void aPortThatIsNoNumberIsRefused() {
        assertThat(run("up", "--port", "http")).isEqualTo(2);
        assertThat(errors.toString()).contains("--port");
    }

    @Test
    void aPortOutOfRangeIsRefusedInOneLine() {
        assertThat(run("up", "--port", "70000", "--data", folder.toString())).isEqualTo(1);
        assertThat(errors.toString())
                .startsWith("cohort: --port must be between 1 and")
                .doesNotContain("Exception");
    }

    @Test
    void statusOfNothingIsNotReady() {
        assertThat(run("status", "--data", folder.toString())).isEqualTo(1);
    }

    @Test
    void downOfNothingIsNoFailure() {
        assertThat(run("down", "--data", folder.toString())).isZero();
    }

    @Test
    void tokenAndTenantSayThatNothingRuns() {
        assertThat(run("token", "demo", "sales@demo.example", "--data", folder.toString()))
                .isEqualTo(1);
        assertThat(run("tenant", "list", "--data", folder.toString())).isEqualTo(1);
        assertThat(errors.toString()).contains("Cohort does not run on").contains("./cohort up");
    }

    @Test
    void aTenantNeedsAnOwner() {
        assertThat(run("tenant", "create", "north", "--data", folder.toString()))
                .isEqualTo(2);
        assertThat(errors.toString()).contains("--owner");
    }

    @Test
    void removingATenantAtOnceNeedsItsNameOnceMore() {
        String data = folder.toString();
        assertThat(run("tenant", "delete", "north", "--now", "--data", data)).isEqualTo(1);
        assertThat(errors.toString()).contains("Nothing was removed", "--confirm north");
        assertThat(run("tenant", "delete", "north", "--now", "--confirm", "south", "--data", data))
                .isEqualTo(1);
        assertThat(errors.toString()).doesNotContain("does not run");
        assertThat(run("tenant", "delete", "north", "--now", "--confirm", "north", "--data", data))
                .isEqualTo(1);
        assertThat(errors.toString()).contains("does not run");
    }

    @Test
    void anExportTakesOneFileAtMost() {
        assertThat(run("tenant", "export", "north", "a.zip", "--data", folder.toString()))
                .isEqualTo(1);
        assertThat(run("tenant", "export", "north", "a.zip", "b.zip", "--data", folder.toString()))
                .isEqualTo(2);
    }

    private int run(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setErr(new PrintWriter(errors, true));
        return commandLine.execute(arguments);
    }
}
