package dev.cohort.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStateTest {
    @TempDir
    private Path folder = Path.of("");

    private Settings settings = new Settings(folder, new Ports(9080), true, Map.of());

    @BeforeEach
    void inItsOwnFolder() {
        settings = new Settings(
                folder,
                new Ports(9080),
                false,
                Map.of("COHORT_BASE_DOMAIN", "cohort.example", "COHORT_DB_PASSWORD", "hidden"));
    }

    @Test
    void oneLauncherPerDataDirectory() throws IOException {
        try (RunState first = RunState.take(settings)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> RunState.take(settings))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("already runs");
        }
        RunState.take(settings).close();
    }

    @Test
    void itIsRunningWhileHeldAndReadyOnceMarked() throws IOException {
        try (RunState state = RunState.take(settings)) {
            assertThat(RunState.isRunning(folder)).isTrue();
            assertThat(RunState.isReady(folder)).isFalse();
            state.markReady();
            assertThat(RunState.isReady(folder)).isTrue();
            assertThat(RunState.launcher(folder)).contains(ProcessHandle.current());
        }
        assertThat(RunState.isRunning(folder)).isFalse();
        assertThat(RunState.isReady(folder)).isFalse();
    }

    @Test
    void filesLeftByACrashHoldNobodyUp() throws IOException {
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(folder.resolve("run/lock"), "");
        Files.writeString(folder.resolve("run/ready"), "");
        Files.writeString(folder.resolve("run/launcher.pid"), "1");

        assertThat(RunState.isRunning(folder)).isFalse();
        assertThat(RunState.launcher(folder)).isEmpty();
        RunState.take(settings).close();
    }

    @Test
    void howItWasStartedIsRememberedWithoutPasswords() throws IOException {
        RunState.take(settings).close();

        Settings last = RunState.lastSettings(folder).orElseThrow();
        assertThat(last.ports()).isEqualTo(new Ports(9080));
        assertThat(last.demo()).isFalse();
        assertThat(last.baseDomain()).isEqualTo("cohort.example");
        assertThat(Files.readString(folder.resolve("run/state.properties"))).doesNotContain("hidden");
    }
}
