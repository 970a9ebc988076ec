package dev.cohort.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cohort.rest.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Stands where Keycloak's admin API stands, as far as provisioning and removals ask it; ids are names. The real one is asked by the system
 * tests.
 */
public final class TestKeycloak implements AutoCloseable {
    private static final String ADMIN = "/admin/realms/cohort";

    /** Clients by their ids. */
    public final Set<String> clients = new TreeSet<>();

    /** Organizations with their members. */
    public final Map<String, Set<String>> organizations = new TreeMap<>();

    /** Logins, some of them with the directory they come from. */
    public final Map<String, String> users = new TreeMap<>();

    /** Whom an invitation was mailed to, as often as it was. */
    public final List<String> invited = new ArrayList<>();

    private final HttpServer server;
    private String refused = "nothing";

    public TestKeycloak() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        System.setProperty("cohort.keycloak.secret", "secret");
    }

    /** Our client of it. */
    public Keycloak client() {
        String before = System.setProperty(
                "cohort.keycloak.url", "http://127.0.0.1:" + server.getAddress().getPort());
        try {
            return new Keycloak(Clock.systemUTC());
        } finally {
            if (before == null) System.clearProperty("cohort.keycloak.url");
            else System.setProperty("cohort.keycloak.url", before);
        }
    }

    public void user(String login, String... slugs) {
        users.put(login, "");
        for (String slug : slugs)
            organizations.computeIfAbsent(slug, each -> new TreeSet<>()).add(login);
    }

    /** Paths that begin like this are answered with 503. */
    public void refuse(String path) {
        refused = path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (path.endsWith("/token")) {
                send(exchange, 200, Map.of("access_token", "t", "expires_in", 300));
                return;
            }
            path = path.substring(ADMIN.length());
            if (path.startsWith(refused)) send(exchange, 503, Map.of());
            else if (exchange.getRequestMethod().equals("DELETE")) delete(exchange, path);
            else if (exchange.getRequestMethod().equals("POST")) make(exchange, path);
            else if (exchange.getRequestMethod().equals("PUT")) put(exchange, path);
            else if (path.startsWith("/users/")) send(exchange, 200, one(path.split("/")[2]));
            else send(exchange, 200, found(path, parameters(exchange)));
        }
    }

    private void make(HttpExchange exchange, String path) throws IOException {
        JsonNode body = Json.mapper().readTree(exchange.getRequestBody());
        boolean made;
        String id;
        switch (path) {
            case "/clients" -> made = clients.add(id = body.path("clientId").asText());
            case "/organizations" ->
                made = organizations.putIfAbsent(id = body.path("name").asText(), new TreeSet<>()) == null;
            case "/users" -> made = users.putIfAbsent(id = body.path("username").asText(), "") == null;
            default -> made = organizations.get(path.split("/")[2]).add(id = body.asText());
        }
        exchange.getResponseHeaders().add("Location", "http://localhost" + ADMIN + path + "/" + id);
        exchange.sendResponseHeaders(made ? 201 : 409, -1);
    }

    private void put(HttpExchange exchange, String path) throws IOException {
        if (path.endsWith("/execute-actions-email")) invited.add(path.split("/")[2]);
        exchange.sendResponseHeaders(204, -1);
    }

    private void delete(HttpExchange exchange, String path) throws IOException {
        String id = path.substring(path.lastIndexOf('/') + 1);
        boolean was = path.startsWith("/clients/")
                ? clients.remove(id)
                : path.startsWith("/organizations/") ? organizations.remove(id) != null : users.remove(id) != null;
        organizations.values().forEach(members -> members.remove(id));
        exchange.sendResponseHeaders(was ? 204 : 404, -1);
    }

    private List<Map<String, Object>> found(String path, Map<String, String> parameters) {
        if (path.equals("/clients"))
            return ids(
                    clients.stream().filter(parameters.get("clientId")::equals).toList());
        if (path.equals("/organizations"))
            return ids(organizations.keySet().stream()
                    .filter(parameters.get("search")::equals)
                    .toList());
        if (path.equals("/users"))
            return ids(users.keySet().stream()
                    .filter(parameters.get("username")::equals)
                    .toList());
        String[] parts = path.split("/");
        if (path.startsWith("/organizations/members/"))
            return ids(organizations.entrySet().stream()
                    .filter(each -> each.getValue().contains(parts[3]))
                    .map(Map.Entry::getKey)
                    .toList());
        List<String> members = new ArrayList<>(organizations.get(parts[2]));
        return ids(members.stream()
                .skip(Integer.parseInt(parameters.get("first")))
                .limit(Integer.parseInt(parameters.get("max")))
                .toList());
    }

    private List<Map<String, Object>> ids(List<String> names) {
        return names.stream().map(this::one).toList();
    }

    private Map<String, Object> one(String name) {
        String directory = users.getOrDefault(name, "");
        return directory.isEmpty() ? Map.of("id", name) : Map.of("id", name, "federationLink", directory);
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null
                ? Map.of()
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] json = Json.mapper().writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
