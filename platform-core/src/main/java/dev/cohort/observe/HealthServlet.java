package dev.cohort.observe;

import dev.cohort.rest.Json;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code GET /health/live}: the process answers. {@code GET /health/ready}: it can do its work, else 503 and why. */
@WebServlet("/health/*")
public class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Health health;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (String.valueOf(request.getPathInfo())) {
            case "/live" -> write(response, true, Map.of());
            case "/ready" -> {
                Health.Report report = health.report();
                write(response, report.ready(), report.parts());
            }
            default -> response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void write(HttpServletResponse response, boolean up, Map<String, String> parts) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", up ? "up" : "down");
        if (!parts.isEmpty()) body.put("parts", parts);
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(Json.mapper().writeValueAsBytes(body));
    }
}
