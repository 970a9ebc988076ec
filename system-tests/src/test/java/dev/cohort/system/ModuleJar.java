package dev.cohort.system;

import dev.cohort.probe.ProbeModule;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jboss.jandex.IndexWriter;
import org.jboss.jandex.Indexer;

/** Modules beside those of the product: the example, the tests' probe, and some with a fault each. */
final class ModuleJar {
    private static final String MODULE = """
            package broken;
            public class %1$s extends dev.cohort.module.PlatformModule {
                @Override public String id() { return "%2$s"; }
                %3$s
            }
            """;

    private ModuleJar() {}

    static void installAll(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path example = example();
        Files.copy(example, folder.resolve(example.getFileName()));
        installProbe(folder);
        // No Plugin-Id at all.
        write(folder.resolve("broken-descriptor.jar"), Map.of(), Map.of(), Map.of());
        install(folder, "broken-need", "Need", Map.of("Plugin-Dependencies", "nowhere"), "", Map.of(), "");
        install(folder, "broken-injection", "Injection", Map.of(), "", Map.of(), """
                package broken;
                @jakarta.enterprise.context.ApplicationScoped
                public class Wants {
                    public interface Missing {}
                    @jakarta.inject.Inject Missing missing;
                }
                """.replace(
                        "package broken;", "package dev.cohort.broken;"));
        install(
                folder,
                "broken-changelog",
                "Changelog",
                Map.of(),
                """
                @Override public java.util.Optional<String> changelog() {
                    return java.util.Optional.of("liquibase/broken/changelog.xml");
                }
                """,
                Map.of("liquibase/broken/changelog.xml", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                            <changeSet id="1" author="tests"><sql>create table broken_table (id no_such_type)</sql></changeSet>
                        </databaseChangeLog>
                        """),
                "");
    }

    /** From the tests' own classes and resources. */
    private static void installProbe(Path folder) throws IOException {
        Path tests = Cohort.home().resolve("system-tests/target/test-classes");
        Map<String, String> described = Map.of(
                "Plugin-Id", ProbeModule.ID, "Plugin-Version", "1.0.0", "Plugin-Class", ProbeModule.class.getName());
        Map<String, String> resources = new java.util.TreeMap<>();
        Path root = tests.resolve("probe");
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                resources.put(root.relativize(file).toString(), Files.readString(file));
        }
        Map<String, byte[]> classes = classes(tests, tests.resolve("dev/cohort/probe"));
        write(folder.resolve("probe.jar"), described, classes, resources);
    }

    /** The example, as the build made it. */
    static Path example() throws IOException {
        try (Stream<Path> jars = jars(Cohort.home().resolve("modules/example/target"))) {
            return jars.filter(jar -> jar.getFileName().toString().matches("module-example-[^-]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The example module is not built"));
        }
    }

    /** Makes the jar {@code ID.jar}; classes with "Absent" in their name are compiled and left out. */
    static void install(
            Path folder,
            String id,
            String className,
            Map<String, String> manifest,
            String members,
            Map<String, String> resources,
            String bean)
            throws IOException {
        Path sources = Files.createTempDirectory("cohort-module");
        List<String> files = new ArrayList<>();
        files.add(source(sources, className, MODULE.formatted(className, id, members)));
        if (!bean.isEmpty()) files.add(source(sources, "Wants", bean));
        compile(sources, files);
        Map<String, byte[]> classes = classes(sources.resolve("classes"), sources.resolve("classes"));
        Map<String, String> described = new java.util.TreeMap<>(manifest);
        described.put("Plugin-Id", id);
        described.put("Plugin-Version", "1.0.0");
        described.put("Plugin-Class", "broken." + className);
        write(folder.resolve(id + ".jar"), described, classes, resources);
    }

    private static String source(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name + ".java");
        Files.writeString(file, text);
        return file.toString();
    }

    private static void compile(Path folder, List<String> files) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-d", folder.resolve("classes").toString(), "-cp", classPath()));
        arguments.addAll(files);
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (result != 0) throw new IllegalStateException("The test's modules do not compile");
    }

    /** What the application carries, and what the server gives it. */
    private static String classPath() throws IOException {
        try (Stream<Path> own = jars(Cohort.home().resolve("ui/app/target/cohort/WEB-INF/lib"));
                Stream<Path> server = jars(
                        Cohort.home().resolve("wildfly-config/target/server/modules/system/layers/base/jakarta"))) {
            return Stream.concat(own, server).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static Stream<Path> jars(Path folder) throws IOException {
        return Files.walk(folder).filter(file -> file.toString().endsWith(".jar"));
    }

    /** The classes in this folder by their path from the root, with an index. */
    private static Map<String, byte[]> classes(Path root, Path folder) throws IOException {
        Map<String, byte[]> classes = new java.util.TreeMap<>();
        Indexer indexer = new Indexer();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> !each.toString().contains("Absent"))
                    .toList()) {
                byte[] code = Files.readAllBytes(file);
                classes.put(root.relativize(file).toString(), code);
                indexer.index(new java.io.ByteArrayInputStream(code));
            }
        }
        java.io.ByteArrayOutputStream index = new java.io.ByteArrayOutputStream();
        new IndexWriter(index).write(indexer.complete());
        classes.put("META-INF/jandex.idx", index.toByteArray());
        return classes;
    }

    static void write(
            Path jar, Map<String, String> described, Map<String, byte[]> classes, Map<String, String> resources)
            throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        described.forEach(manifest.getMainAttributes()::putValue);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Map.Entry<String, byte[]> entry : classes.entrySet()) put(out, entry.getKey(), entry.getValue());
            for (Map.Entry<String, String> entry : resources.entrySet())
                put(out, entry.getKey(), entry.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }
}
