package dev.cohort.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;

/** Leads as a school has them, made from numbers: the same ones each time. */
final class Leads {
    static final List<String> SOURCES = List.of("web", "facebook", "referral", "walk-in", "google");
    private static final List<String> FIRST =
            List.of("Anna", "Leyla", "Jonas", "Mateo", "Sofia", "Amara", "Emil", "Yuki", "Nora", "Ivan");
    private static final List<String> LAST =
            List.of("Keller", "Demir", "Okafor", "Popescu", "Lind", "Rossi", "Novak", "Silva", "Haas", "Berg");
    private static final String HEADER =
            "First name,Last name,Email,Phone,Company,City,Source,Medium,Campaign,Interest,Notes,External ID\r\n";
    // One row in fifty is somebody who stands in the file already.
    private static final int REPEATS = 50;

    private Leads() {}

    static byte[] csv(int rows) {
        StringBuilder text = new StringBuilder(rows * 150).append(HEADER);
        Random random = new Random(1);
        for (int i = 0; i < rows; i++) {
            boolean repeat = i > REPEATS && i % REPEATS == 0;
            int who = repeat ? i - REPEATS + 1 : i;
            text.append(first(who)).append(',').append(last(who)).append(',');
            text.append(email(who)).append(',').append(phone(who)).append(',');
            text.append(who % 4 == 0 ? "Company " + who % 997 : "").append(',');
            text.append(who % 3 == 0 ? "Hamburg" : "Berlin").append(',');
            text.append(SOURCES.get(who % SOURCES.size()))
                    .append(",cpc,autumn-")
                    .append(who % 12)
                    .append(',');
            text.append("German A").append(1 + who % 2).append(" evening,");
            text.append("\"Wants to start soon, asks for slot ")
                    .append(random.nextInt(1_000))
                    .append("\",");
            text.append("X-").append(i).append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String first(int who) {
        return FIRST.get(who % FIRST.size());
    }

    static String last(int who) {
        return LAST.get(who / 10 % LAST.size()) + (char) ('a' + who / 100 % 26);
    }

    static String email(int who) {
        return "lead" + who + "@mail.example";
    }

    static String phone(int who) {
        return "+49 151 " + (20_000_000 + who);
    }

    /** Brings the file in through the product's own door, and waits until it is done. */
    static JsonNode bringIn(Site site, String slug, String token, byte[] csv) throws IOException, InterruptedException {
        String boundary = "cohort-benchmark-boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream(csv.length + 1_000);
        body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"leads.csv\"\r\n"
                                + "Content-Type: text/csv\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(csv);
        body.writeBytes(("\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"options\"\r\n"
                        + "Content-Type: application/json\r\n\r\n"
                        + "{\"mode\":\"create\",\"onDuplicate\":\"skip\",\"region\":\"DE\"}\r\n--" + boundary
                        + "--\r\n")
                .getBytes(StandardCharsets.UTF_8));
        String id = site.post(
                        slug,
                        token,
                        "/imports?recordType=lead",
                        "multipart/form-data; boundary=" + boundary,
                        body.toByteArray())
                .get("id")
                .asText();
        while (true) {
            JsonNode status = site.get(slug, token, "/imports/" + id);
            switch (status.get("state").asText()) {
                case "done" -> {
                    return status;
                }
                case "failed", "cancelled" -> throw new IllegalStateException("The import ended: " + status);
                default -> Thread.sleep(100);
            }
        }
    }

    /** A tenant with that many leads: found, or made by an import. */
    static void ensure(Site site, String slug, int rows) throws IOException, InterruptedException, SQLException {
        try (Connection database = site.database();
                Statement sql = database.createStatement()) {
            if (!exists(sql, slug)) site.createTenant(site.token("admin", Site.OPERATOR), slug);
            String schema = "t_" + slug;
            long there = count(sql, "select count(*) from " + schema + ".lead");
            if (there < rows / 2) {
                System.out.println("Bringing in " + rows + " leads");
                bringIn(site, slug, site.token(slug, Site.owner(slug)), csv(rows));
            }
            sql.execute("vacuum analyze");
            sql.execute("checkpoint");
        }
    }

    private static boolean exists(Statement sql, String slug) throws SQLException {
        return count(sql, "select count(*) from platform.tenant where status = 'ACTIVE' and slug = '" + slug + "'") > 0;
    }

    private static long count(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
