package dev.cohort.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "module",
        description = "Modules: looks at them before they are installed, and installs them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ModuleCommand {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "Where everything is kept (default: data/ in the checkout).")
    private @Nullable Path data;

    private final PrintStream out = System.out;

    @Command(
            description = "Looks whether a module can be installed, and says in words what is wrong; changes nothing.",
            mixinStandardHelpOptions = true)
    int verify(@Parameters(paramLabel = "FILE", description = "The module's jar.") Path file)
            throws IOException, InterruptedException {
        JsonNode verdict = look(file);
        out.println(named(verdict) + " can be installed.");
        return 0;
    }

    @Command(
            description = {"Looks at a module and puts it in its place.", "It runs from the next start on."},
            mixinStandardHelpOptions = true)
    int install(@Parameters(paramLabel = "FILE", description = "The module's jar.") Path file)
            throws IOException, InterruptedException {
        JsonNode verdict = look(file);
        String id = verdict.path("id").asText();
        for (Path own : Home.find().moduleJars()) {
            if (id.equals(idOf(own))) {
                throw new Refusal(
                        "The module " + id + " comes with Cohort: another version of it comes with another Cohort.");
            }
        }
        Path folder = folder();
        Path target = folder.resolve(id + "-" + verdict.path("version").asText() + ".jar");
        // In one move: a start at this moment finds the old one or the new one, whole.
        Path whole = Files.copy(file, incoming().resolve(target.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        for (Path other : jars(folder)) {
            if (!other.equals(target) && id.equals(idOf(other))) {
                Files.delete(other);
            }
        }
        out.println(named(verdict) + " is installed. It runs after the next start: ./cohort down, ./cohort up.");
        return 0;
    }

    @Command(
            description = "The modules, and what is wrong with those that do not run.",
            mixinStandardHelpOptions = true)
    int list() throws IOException, InterruptedException {
        for (JsonNode module :
                VendorApi.of(installation()).json("GET", "/modules", null).path("items")) {
            boolean running = module.path("running").asBoolean();
            out.printf(
                    "%-20s %-10s %s%n",
                    module.path("id").asText(),
                    module.path("version").asText().replace("-SNAPSHOT", ""),
                    running
                            ? "on at " + module.path("tenants").asInt() + " tenants"
                            : "does not run: " + module.path("failure").asText());
            for (JsonNode failed : module.path("failures")) {
                out.println("  not set up at " + failed.path("tenant").asText() + ": "
                        + failed.path("failure").asText());
            }
        }
        return 0;
    }

    /** @throws Refusal with what is wrong, line by line */
    private JsonNode look(Path file) throws IOException, InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw new Refusal(file + " is no file.");
        }
        RunningInstallation installation = installation();
        Path copy = incoming().resolve(UUID.randomUUID() + ".jar");
        try {
            Files.copy(file, copy);
            JsonNode verdict = VendorApi.of(installation)
                    .json(
                            "POST",
                            "/modules/verify",
                            JSON.createObjectNode()
                                    .put("file", copy.getFileName().toString()));
            if (!verdict.path("faults").isEmpty()) {
                StringBuilder words = new StringBuilder(file + " cannot be installed:");
                verdict.path("faults").forEach(fault -> words.append("\n  ").append(fault.asText()));
                throw new Refusal(words.toString());
            }
            return verdict;
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static String named(JsonNode verdict) {
        return "Module " + verdict.path("id").asText() + " "
                + verdict.path("version").asText();
    }

    private static @Nullable String idOf(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            @Nullable Manifest manifest = file.getManifest();
            return manifest == null ? null : manifest.getMainAttributes().getValue("Plugin-Id");
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    /** Beside the modules, so that the server sees it and a move into their folder is one step. */
    private Path incoming() throws IOException {
        return Files.createDirectories(folder().resolve("incoming"));
    }

    private Path folder() throws IOException {
        return installation().settings().data().resolve("modules");
    }

    private RunningInstallation installation() throws IOException {
        Path folder = Objects.requireNonNullElseGet(data, () -> Home.find().defaultData());
        return RunningInstallation.on(folder.toAbsolutePath().normalize());
    }
}
