package dev.cohort.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The vendor looks at modules before they are installed: one that is whole, and some with a fault each. */
@ExtendWith(Running.class)
@DisplayName("A module before it is installed")
class ModuleCheckIT {
    private static final String TEXTS = """
            module.%1$s.title=Visitors
            module.%1$s.description=Who came to the open day.
            permission.%1$s\\:read=See visitors
            """;
    private static final String MEMBERS = """
            @Override public java.util.Optional<String> changelog() {
                return java.util.Optional.of("liquibase/visitors/changelog.xml");
            }
            @Override public java.util.List<dev.cohort.access.Permission> permissions() {
                return java.util.List.of(dev.cohort.access.Permission.named("%s:read")
                        .to(dev.cohort.access.Scope.ALL, "owner"));
            }
            """;

    private final Cohort cohort;
    private final Database database;
    private final Path modules;
    private List<Path> before = List.of();

    @TempDir
    Path folder;

    ModuleCheckIT(Cohort cohort) {
        this.cohort = cohort;
        this.database = new Database(cohort.installation().serverEnvironment());
        this.modules = cohort.installation().settings().data().resolve("modules");
    }

    @BeforeEach
    void whatIsThere() throws IOException {
        before = installed();
    }

    @AfterEach
    void nothingWasInstalledAndNothingIsLeftBehind() throws IOException {
        assertThat(installed()).isEqualTo(before);
        assertThat(database.number(Database.REGISTRY, "select count(*) from pg_namespace where nspname = 'scratch'"))
                .isZero();
        assertThat(database.number(Database.REGISTRY, "select count(*) from pg_roles where rolname = 'scratch'"))
                .isZero();
    }

    private List<Path> installed() throws IOException {
        try (Stream<Path> files = Files.walk(modules)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String changelog(String sql) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd"
                    logicalFilePath="visitors">
                    <changeSet id="1" author="tests"><sql>%s</sql></changeSet>
                </databaseChangeLog>
                """.formatted(sql);
    }

    /** A module that is whole but for what is given. */
    private Path module(String id, Map<String, String> manifest, String members, String sql, String texts, String bean)
            throws IOException {
        ModuleJar.install(
                folder,
                id,
                "Visitors",
                manifest,
                members,
                Map.of(
                        "liquibase/visitors/changelog.xml",
                        changelog(sql),
                        "META-INF/cohort/messages.properties",
                        TEXTS.formatted(id),
                        "META-INF/cohort/messages_de.properties",
                        texts),
                bean);
        return folder.resolve(id + ".jar");
    }

    private Path whole(String id) throws IOException {
        return module(
                id,
                Map.of("Plugin-Dependencies", "leads"),
                MEMBERS.formatted(id),
                "create table visitor (id uuid primary key, person_id uuid references person)",
                TEXTS.formatted(id),
                "");
    }

    private Site operator() {
        return cohort.site(Cohort.VENDOR, "operator");
    }

    private JsonNode verdict(Path jar) throws IOException {
        Path copy = Files.createDirectories(modules.resolve("incoming")).resolve(UUID.randomUUID() + ".jar");
        Files.copy(jar, copy);
        try {
            return operator()
                    .post("/modules/verify", Map.of("file", copy.getFileName().toString()))
                    .with(200)
                    .json();
        } finally {
            Files.delete(copy);
        }
    }

    private List<String> faults(Path jar) throws IOException {
        List<String> faults = new ArrayList<>();
        verdict(jar).path("faults").forEach(fault -> faults.add(fault.asText()));
        return faults;
    }

    @Test
    void oneThatIsWholeCanBeInstalled() throws IOException {
        assertThat(faults(whole("visitors"))).isEmpty();
        // The modules of the product itself, as they are built and as they run.
        assertThat(verdict(ModuleJar.example()).path("id").asText()).isEqualTo("example");
        assertThat(faults(ModuleJar.example())).isEmpty();
        for (Path jar : installed())
            if (jar.getFileName().toString().startsWith("module-"))
                assertThat(faults(jar)).as("%s", jar).isEmpty();
    }

    @Test
    void faultInTheDescriptorIsNamed() throws IOException {
        Path none = folder.resolve("none.jar");
        ModuleJar.write(none, Map.of("Plugin-Version", "one"), Map.of(), Map.of());
        assertThat(faults(none))
                .anySatisfy(fault -> assertThat(fault).contains("Plugin-Id"))
                .anySatisfy(fault -> assertThat(fault).contains("Plugin-Version"))
                .anySatisfy(fault -> assertThat(fault).contains("Plugin-Class"));
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
        assertThat(faults(text)).singleElement().asString().contains("no jar that can be read");
        assertThat(faults(manifest("Plugin-Requires", ">=9.0.0")))
                .singleElement()
                .asString()
                .contains("made for Cohort >=9.0.0");
    }

    private Path manifest(String key, String value) throws IOException {
        return module("visitors", Map.of(key, value), "", "select 1", TEXTS.formatted("visitors"), "");
    }

    @Test
    void moduleThatIsMissingIsNamed() throws IOException {
        assertThat(faults(manifest("Plugin-Dependencies", "nowhere"))).containsExactly("it needs the module nowhere");
        assertThat(faults(manifest("Plugin-Dependencies", "leads@>=7.0.0")))
                .singleElement()
                .asString()
                .contains("leads", ">=7.0.0");
    }

    @Test
    void classThatIsMissingIsNamedWithWhoWantsIt() throws IOException {
        Path jar = module("visitors", Map.of(), "", "select 1", TEXTS.formatted("visitors"), """
                package broken;
                public class Wants {
                    String late() { return Absent.text(); }
                }
                class Absent {
                    static String text() { return ""; }
                }
                """);
        assertThat(faults(jar)).containsExactly("it is not there: the class broken.Absent (wanted by broken.Wants)");
    }

    @Test
    void changelogThatFailsIsNamedWithoutItsSql() throws IOException {
        Path jar = module(
                "visitors",
                Map.of(),
                MEMBERS.formatted("visitors"),
                "create table visitor (id no_such_type primary key)",
                TEXTS.formatted("visitors"),
                "");
        assertThat(faults(jar))
                .containsExactly(
                        "its changelog fails: change set visitors::1::tests: type \"no_such_type\" does not exist");
    }

    @Test
    void tableAgainstTheRulesIsNamed() throws IOException {
        Path jar = module(
                "visitors",
                Map.of(),
                MEMBERS.formatted("visitors"),
                "create table visitor (id uuid)",
                TEXTS.formatted("visitors"),
                "");
        assertThat(faults(jar)).containsExactly("its table visitor has no primary key");
    }

    @Test
    void declarationThatIsNotWholeIsNamed() throws IOException {
        Path jar = module("visitors", Map.of(), """
                @Override public java.util.List<dev.cohort.access.Permission> permissions() {
                    return java.util.List.of(
                            dev.cohort.access.Permission.named("lead:read").to(dev.cohort.access.Scope.ALL, "king"));
                }
                @Override public java.util.List<dev.cohort.module.Schedule> schedules() {
                    return java.util.List.of(new dev.cohort.module.Schedule("visitors.nightly", "never"));
                }
                """, "select 1", "module.visitors.title=Besuche\n", "");
        assertThat(faults(jar))
                .anySatisfy(fault -> assertThat(fault).contains("lead:read", "declared already"))
                .anySatisfy(fault -> assertThat(fault).contains("king"))
                .anySatisfy(fault -> assertThat(fault).contains("never", "cron"))
                .anySatisfy(fault -> assertThat(fault).contains("visitors.nightly", "@Named"))
                .anySatisfy(
                        fault -> assertThat(fault).contains("messages_de.properties", "module.visitors.description"));
    }

    @Test
    void onlyAJarThatLiesThereIsLookedAtAndOnlyByTheVendor() {
        operator().post("/modules/verify", Map.of("file", "../leads.jar")).with(422);
        operator().post("/modules/verify", Map.of("file", "nothing.jar")).with(404);
        assertThat(cohort.site(Cohort.DEMO, "owner")
                        .post("/modules/verify", Map.of("file", "nothing.jar"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void byTheCommandItIsLookedAtAndInstalled() throws Exception {
        Path good = whole("visitors");
        Run verified = run("verify", good.toString());
        assertThat(verified.status()).as(verified.said()).isZero();
        assertThat(verified.said()).contains("visitors 1.0.0 can be installed");
        assertThat(installed()).isEqualTo(before);

        Run refused = run("install", manifest("Plugin-Dependencies", "nowhere").toString());
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.said()).contains("it needs the module nowhere");
        assertThat(installed()).isEqualTo(before);

        Run ours = run(
                "install",
                before.stream()
                        .filter(jar -> jar.getFileName().toString().startsWith("module-leads"))
                        .findFirst()
                        .orElseThrow()
                        .toString());
        assertThat(ours.said()).contains("leads comes with Cohort");

        Path target = modules.resolve("visitors-1.0.0.jar");
        try {
            Run done = run("install", whole("visitors").toString());
            assertThat(done.status()).as(done.said()).isZero();
            assertThat(done.said()).contains("visitors 1.0.0 is installed", "next start");
            assertThat(target).hasSameBinaryContentAs(good);
        } finally {
            Files.deleteIfExists(target);
        }

        assertThat(run("list").said()).contains("leads", "on at", "broken-need", "does not run", "nowhere");
    }

    private record Run(int status, String said) {}

    private Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Cohort.home().toAbsolutePath().normalize().resolve("cohort").toString(), "module"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", cohort.installation().settings().data().toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), said);
    }
}
