package dev.cohort.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "tenant",
        description = "The vendor's work without a browser.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class TenantCommand {
    private static final String SLUG = "SLUG";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "Where everything is kept (default: data/ in the checkout).")
    private @Nullable Path data;

    private final PrintStream out = System.out;

    @Command(description = "Makes a tenant, usable when this returns.", mixinStandardHelpOptions = true)
    int create(
            @Parameters(paramLabel = SLUG, description = "Its name in addresses, for example: north.") String slug,
            @Option(names = "--owner", required = true, paramLabel = "E-MAIL", description = "Who owns it.")
                    String owner,
            @Option(names = "--name", description = "Its name for people (default: as the slug).") @Nullable
                    String name,
            @Option(names = "--modules", split = ",", description = "Modules to enable.") @Nullable
                    List<String> modules,
            @Option(names = "--demo-data", description = "With something to look at.") boolean demoData)
            throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode();
        body.put("slug", slug)
                .put("name", name == null ? slug : name)
                .put("ownerEmail", owner)
                .put("demoData", demoData);
        if (modules != null) {
            modules.forEach(body.putArray("modules")::add);
        }
        api().json("POST", "/tenants", body);
        out.println("Tenant " + slug + " is ready: " + installation().settings().tenantUrl(slug));
        return 0;
    }

    @Command(description = "All tenants.", mixinStandardHelpOptions = true)
    int list() throws IOException, InterruptedException {
        VendorApi api = api();
        String after = "";
        do {
            JsonNode page = api.json("GET", "/tenants?limit=500" + after, null);
            for (JsonNode tenant : page.path("items")) {
                String state = tenant.path("status").asText(tenant.path("state").asText());
                out.printf(
                        "%-20s %-12s %s%n",
                        tenant.path("slug").asText(), state, tenant.path("name").asText());
            }
            after = page.path("next").isTextual()
                    ? "&after=" + page.path("next").asText()
                    : "";
        } while (!after.isEmpty());
        return 0;
    }

    @Command(description = "Nobody can log in until it is resumed.", mixinStandardHelpOptions = true)
    int suspend(@Parameters(paramLabel = SLUG) String slug) throws IOException, InterruptedException {
        api().json("POST", "/tenants/" + segment(slug) + "/suspend", null);
        out.println("Tenant " + slug + " is suspended.");
        return 0;
    }

    @Command(description = "Ends a suspension.", mixinStandardHelpOptions = true)
    int resume(@Parameters(paramLabel = SLUG) String slug) throws IOException, InterruptedException {
        api().json("POST", "/tenants/" + segment(slug) + "/resume", null);
        out.println("Tenant " + slug + " is active again.");
        return 0;
    }

    @Command(description = "Everything of a tenant as a file.", mixinStandardHelpOptions = true)
    int export(
            @Parameters(paramLabel = SLUG) String slug,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            description = "Where to (default: SLUG-export.zip or .json).")
                    @Nullable
                    Path file)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = api().call("POST", "/tenants/" + segment(slug) + "/export", null);
        Path target = file == null ? Path.of(slug + "-export" + (VendorApi.isJson(answer) ? ".json" : ".zip")) : file;
        Files.write(target, answer.body(), StandardOpenOption.CREATE_NEW);
        out.println("Written to " + target.toAbsolutePath() + ".");
        return 0;
    }

    @Command(description = "Deletes a tenant and all its data.", mixinStandardHelpOptions = true)
    int delete(
            @Parameters(paramLabel = SLUG) String slug,
            @Option(names = "--yes", description = "Do not ask.") boolean yes)
            throws IOException, InterruptedException {
        if (!yes && System.console() != null && System.console().isTerminal()) {
            String typed = System.console().readLine("All data of %s will be gone. Type its name to go on: ", slug);
            if (!slug.equals(typed)) {
                throw new Refusal("Nothing was deleted.");
            }
        }
        api().json("DELETE", "/tenants/" + segment(slug), null);
        out.println("Tenant " + slug + " is deleted.");
        return 0;
    }

    private VendorApi api() throws IOException, InterruptedException {
        return VendorApi.of(installation());
    }

    private RunningInstallation installation() throws IOException {
        Path folder = data == null ? Home.find().defaultData() : data;
        return RunningInstallation.on(folder.toAbsolutePath().normalize());
    }

    /** A slug is a part of a path here: nothing in it may lead elsewhere. */
    private static String segment(String slug) {
        if (!slug.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw new Refusal("'" + slug + "' is no tenant's name: lower-case letters, digits and hyphens.");
        }
        return slug;
    }
}
