package dev.cohort.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The five kinds of request that are measured, over leads that are there. Product and floor are sent the same. */
final class RestKinds {
    // No person twice, over all runs on one database.
    private static final AtomicInteger PEOPLE =
            new AtomicInteger((int) (System.currentTimeMillis() / 1_000 % 5_000_000) * 100);

    // No change twice: one that changes nothing is not written.
    private static final AtomicInteger CHANGES =
            new AtomicInteger((int) (System.currentTimeMillis() / 1_000 % 100_000) * 1_000);

    private final List<List<Known>> leads = new ArrayList<>();

    /** A lead and what its connection knows of it. */
    private static final class Known {
        private final String id;
        private String etag;
        private int moves;

        Known(String id, int version) {
            this.id = id;
            this.etag = "\"" + version + "\"";
        }
    }

    /** @param versions ids of leads in their first status, with their versions */
    RestKinds(Map<String, Integer> versions) {
        for (int i = 0; i < Load.CONNECTIONS; i++) leads.add(new ArrayList<>());
        int at = 0;
        for (Map.Entry<String, Integer> lead : versions.entrySet())
            leads.get(at++ % Load.CONNECTIONS).add(new Known(lead.getKey(), lead.getValue()));
    }

    Map<String, Load.Kind> all() {
        Map<String, Load.Kind> kinds = new LinkedHashMap<>();
        kinds.put("read", (connection, number) -> request("GET", "/" + lead(connection, number).id, ""));
        kinds.put("list", (connection, number) -> request("GET", list(number), ""));
        kinds.put("update", changing(this::update));
        kinds.put("move", changing(this::move));
        kinds.put("create", (connection, number) -> request("POST", "", newLead()));
        return kinds;
    }

    private static Load.Request request(String method, String path, String body) {
        return new Load.Request(method, "/api/v1/leads" + path, "", body);
    }

    private static String list(int number) {
        return "?limit=50&sort=-createdAt&status=new&source=" + Leads.SOURCES.get(number % Leads.SOURCES.size());
    }

    private Load.Request update(Known lead, int number) {
        int change = CHANGES.incrementAndGet();
        String body = "{\"interest\":\"German B" + change + "\",\"notes\":\"Called on day " + change + "\"}";
        return new Load.Request("PATCH", "/api/v1/leads/" + lead.id, lead.etag, body);
    }

    private Load.Request move(Known lead, int number) {
        String status = lead.moves++ % 2 == 0 ? "contacted" : "new";
        return request("POST", "/" + lead.id + "/status", "{\"status\":\"" + status + "\"}");
    }

    private static String newLead() {
        int who = PEOPLE.incrementAndGet();
        return """
                {"firstName":"%s","lastName":"%s","email":"new%d@mail.example","phone":"+4930%08d","source":"web",\
                "medium":"cpc","campaign":"autumn","interest":"German A1 evening","notes":"Asked by the form",\
                "tags":["evening"],"customFields":{"level":"A1"}}""".formatted(Leads.first(who), Leads.last(who), who, who % 100_000_000);
    }

    private interface Change {
        Load.Request of(Known lead, int number);
    }

    private Load.Kind changing(Change change) {
        return new Load.Kind() {
            private final Known[] atWork = new Known[Load.CONNECTIONS];

            @Override
            public Load.Request next(int connection, int number) {
                atWork[connection] = lead(connection, number);
                return change.of(atWork[connection], number);
            }

            @Override
            public void answered(int connection, int number, HttpConnection.Answer answer) {
                atWork[connection].etag = answer.etag();
            }
        };
    }

    private Known lead(int connection, int number) {
        List<Known> own = leads.get(connection);
        // Spread over the table: neighbours would be in the same pages.
        return own.get((int) (number * 7_919L % own.size()));
    }
}
