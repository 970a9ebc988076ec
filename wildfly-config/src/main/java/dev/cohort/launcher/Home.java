package dev.cohort.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the built product lies. Nothing below it is written to once it is built and prepared; what an installation changes
 * is in its data directory.
 */
record Home(Path root) {

    /** The checkout that this code was built in, or the one named by the system property {@code cohort.home}. */
    static Home find() {
        String told = System.getProperty("cohort.home");
        if (told != null) {
            return new Home(Path.of(told).toAbsolutePath().normalize());
        }
        return Stream.of(ownCode(), Path.of("").toAbsolutePath())
                .map(Home::upwards)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .map(Home::new)
                .orElseThrow(() -> new Refusal("Cohort's folder was not found: run ./cohort from its checkout."));
    }

    Path server() {
        return root.resolve("wildfly-config/target/server");
    }

    Path keycloak() {
        return root.resolve("wildfly-config/target/keycloak");
    }

    Path postgres() {
        return root.resolve("wildfly-config/target/postgres");
    }

    Path war() {
        return root.resolve("ui/app/target/cohort.war");
    }

    Path defaultData() {
        return root.resolve("data");
    }

    /** The jars of the modules that come with Cohort. The example is no part of the product: whoever wants it installs it. */
    List<Path> moduleJars() throws IOException {
        Path modules = root.resolve("modules");
        if (!Files.isDirectory(modules)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(modules, 3)) {
            return files.filter(
                            file -> root.relativize(file).toString().matches("modules/[^/]+/target/module-[^/]+\\.jar"))
                    .filter(file -> !file.toString().matches(".*-(tests|sources|javadoc)\\.jar"))
                    .filter(file -> !file.startsWith(modules.resolve("example")))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        }
    }

    /** Says in one line what is missing, if the product has not been built. */
    void requireBuilt() {
        for (Path part :
                List.of(server().resolve("jboss-modules.jar"), keycloak().resolve("lib/quarkus-run.jar"), war())) {
            if (!Files.exists(part)) {
                throw new Refusal("Cohort is not built (" + root.relativize(part)
                        + " is missing): run ./cohort up, which builds it.");
            }
        }
    }

    private static @Nullable Path upwards(Path from) {
        for (Path folder = from; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("cohort")) && Files.isDirectory(folder.resolve("wildfly-config"))) {
                return folder;
            }
        }
        return null;
    }

    private static Path ownCode() {
        try {
            return Path.of(Home.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
