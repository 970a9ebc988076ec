package dev.cohort.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Deque;
import java.util.UUID;

/** The bare handler: Undertow and JDBC, in a process of its own. No login, no rules, no checks. */
public final class Floor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LEADS = "/api/v1/leads";

    private final FloorLeads leads;

    private Floor(FloorLeads leads) {
        this.leads = leads;
    }

    public static void main(String[] arguments) {
        FloorDatabase database = new FloorDatabase(arguments[1]);
        FloorDelivery delivery = new FloorDelivery(database);
        delivery.start();
        Floor floor = new Floor(new FloorLeads(database, delivery::nudge));
        Undertow.builder()
                .addHttpListener(Integer.parseInt(arguments[0]), "127.0.0.1")
                .setHandler(floor::handle)
                .build()
                .start();
    }

    private void handle(HttpServerExchange exchange) {
        if (exchange.isInIoThread()) {
            exchange.dispatch(this::handle);
            return;
        }
        try {
            exchange.startBlocking();
            byte[] body = answer(exchange);
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
            exchange.getResponseSender().send(ByteBuffer.wrap(body));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] answer(HttpServerExchange exchange) throws SQLException, IOException {
        String path = exchange.getRequestPath().substring(LEADS.length());
        String method = exchange.getRequestMethod().toString();
        if (method.equals("GET") && path.isEmpty())
            return leads.list(query(exchange, "status"), query(exchange, "source"));
        if (method.equals("GET")) return leads.read(id(path));
        if (method.equals("PATCH")) return update(exchange, id(path));
        if (path.isEmpty()) return leads.create(JSON.readTree(exchange.getInputStream()));
        String status = JSON.readTree(exchange.getInputStream()).get("status").asText();
        return changed(exchange, leads.move(id(path), status));
    }

    private byte[] update(HttpServerExchange exchange, UUID id) throws SQLException, IOException {
        String etag = exchange.getRequestHeaders().getFirst(Headers.IF_MATCH);
        int version = Integer.parseInt(etag.replace("\"", ""));
        return changed(exchange, leads.update(id, version, JSON.readTree(exchange.getInputStream())));
    }

    private static byte[] changed(HttpServerExchange exchange, FloorLeads.Changed lead) {
        exchange.getResponseHeaders().put(Headers.ETAG, "\"" + lead.version() + "\"");
        return lead.body();
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(1, 37));
    }

    private static String query(HttpServerExchange exchange, String name) {
        Deque<String> values = exchange.getQueryParameters().get(name);
        if (values == null) throw new IllegalArgumentException(name + " is missing");
        return values.getFirst();
    }
}
