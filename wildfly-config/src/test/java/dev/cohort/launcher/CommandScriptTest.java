package dev.cohort.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script itself, in a copy of the checkout that holds nothing else. */
class CommandScriptTest {
    @TempDir
    private Path checkout = Path.of("");

    private String output = "";

    @BeforeEach
    void copyTheScript() throws IOException {
        Files.copy(Home.find().root().resolve("cohort"), checkout.resolve("cohort"));
    }

    @Test
    void withoutACommandItTellsWhatThereIs() throws Exception {
        assertThat(run("")).isZero();
        assertThat(output).contains("up [--detach]", "token HOST LOGIN");
    }

    @Test
    void anUnknownCommandIsRefused() throws Exception {
        assertThat(run("", "fly")).isEqualTo(2);
        assertThat(output).contains("there is no command 'fly'");
    }

    @Test
    void aJdkOfTheRightVersionIsTakenFromJavaHome() throws Exception {
        Path jdk = jdk("25.0.1");

        assertThat(run(jdk.toString(), "status")).isEqualTo(1);
        assertThat(output).contains("has not been built yet").doesNotContain("JDK 25 was not found");
    }

    @Test
    void aJdkOfAnotherVersionIsPassedOver() throws Exception {
        Path jdk = jdk("17.0.9");
        Files.writeString(
                checkout.resolve("find"),
                scriptPart("is_jdk()") + "\nis_jdk " + jdk + " && echo taken || echo passed over");

        assertThat(bash(List.of(checkout.resolve("find").toString()), "")).isZero();
        assertThat(output.strip()).isEqualTo("passed over");
    }

    private int run(String javaHome, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(checkout.resolve("cohort").toString()));
        command.addAll(List.of(arguments));
        return bash(command, javaHome);
    }

    private int bash(List<String> arguments, String javaHome) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", javaHome);
        Process process = builder.start();
        output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }

    private String scriptPart(String start) throws IOException {
        String line = Files.readString(checkout.resolve("cohort"))
                .lines()
                .filter(candidate -> candidate.startsWith(start))
                .findFirst()
                .orElseThrow();
        return "jdk=25\n" + line;
    }

    private Path jdk(String version) throws IOException {
        Path jdk = checkout.resolve("jdk");
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Path javac = Files.writeString(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(javac, PosixFilePermissions.fromString("rwxr-xr-x"));
        return jdk;
    }
}
