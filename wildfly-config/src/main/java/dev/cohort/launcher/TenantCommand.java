package dev.cohort.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
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
                String end = tenant.path("deleteAfter").asText("");
                out.printf(
                        "%-20s %-12s %s%s%n",
                        tenant.path("slug").asText(),
                        state,
                        tenant.path("name").asText(),
                        end.isEmpty() || end.equals("null")
                                ? ""
                                : " (removed after " + end.replaceFirst("T.*", "") + ")");
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

    @Command(description = "Ends a suspension, or opens a closed tenant again.", mixinStandardHelpOptions = true)
    int resume(@Parameters(paramLabel = SLUG) String slug) throws IOException, InterruptedException {
        api().json("POST", "/tenants/" + segment(slug) + "/resume", null);
        out.println("Tenant " + slug + " is active again.");
        return 0;
    }

    @Command(description = "Everything of a tenant as one ZIP file.", mixinStandardHelpOptions = true)
    int export(
            @Parameters(paramLabel = SLUG) String slug,
            @Parameters(
                            paramLabel = "FILE",
                            arity = "0..1",
                            description = "Where to (default: named by the server, such as demo-20261120-1715.zip).")
                    @Nullable
                    Path file)
            throws IOException, InterruptedException {
        Path written = api().download("/tenants/" + segment(slug) + "/export", Path.of(slug + ".zip"), file);
        out.println("Written to " + written.toAbsolutePath() + ". It holds everything of " + slug + ": keep it safe.");
        return 0;
    }

    @Command(
            description = {
                "Closes a tenant: nobody can log in, and it is removed when the time of retention is over.",
                "It has to be exported before."
            },
            mixinStandardHelpOptions = true)
    int delete(
            @Parameters(paramLabel = SLUG) String slug,
            @Option(names = "--now", description = "Remove it at once; there is no way back.") boolean now,
            @Option(names = "--confirm", paramLabel = SLUG, description = "With --now: the name once more.") @Nullable
                    String confirm)
            throws IOException, InterruptedException {
        String path = "/tenants/" + segment(slug);
        if (now) {
            String typed = confirm == null ? asked(slug) : confirm;
            if (!slug.equals(typed)) {
                throw new Refusal("Nothing was removed: --now needs the name once more, as --confirm " + slug + ".");
            }
            api().json("DELETE", path + "?now=true&confirm=" + slug, null);
            out.println("Tenant " + slug + " is removed.");
            return 0;
        }
        String end = api().json("DELETE", path, null).path("deleteAfter").asText();
        out.println("Tenant " + slug + " is closed: nobody can log in.");
        out.println("It is removed after " + end.replaceFirst("T.*", "") + ". Until then, './cohort tenant resume "
                + slug + "' opens it again.");
        return 0;
    }

    /** At a terminal it can still be typed. */
    private static @Nullable String asked(String slug) {
        if (System.console() == null || !System.console().isTerminal()) {
            return null;
        }
        return System.console().readLine("All data of %s will be gone at once. Type its name to go on: ", slug);
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
