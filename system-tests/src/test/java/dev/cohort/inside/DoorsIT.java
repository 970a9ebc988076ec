package dev.cohort.inside;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import dev.cohort.config.Config;
import dev.cohort.system.Calls;
import dev.cohort.system.Views;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.arquillian.protocol.servlet5.runner.ServletTestRunner;
import org.jboss.resteasy.core.ResourceMethodInvoker;
import org.jboss.resteasy.core.ResourceMethodRegistry;
import org.jboss.resteasy.spi.ResteasyDeployment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the server itself has registered, against what the suites walk over HTTP. */
@DisplayName("No door is registered that the isolation suites do not walk")
class DoorsIT extends Inside {
    /** The suites over HTTP know these; the last two are the server's own and have nothing to serve. */
    private static final Map<String, String> SERVLETS = Map.of(
            "HttpServlet30Dispatcher", "[/api/v1/*]",
            "CdiVaadinServlet", "[/*]",
            "LogoutServlet", "[/logout]",
            "HealthServlet", "[/health/*]",
            "MetricsServlet", "[/metrics]",
            "DefaultServlet", "[]");

    private static ServletContext application() {
        return ServletTestRunner.getCurrentServletContext().getContext("/");
    }

    @Test
    void everyResourceMethodIsCalledByTheIsolationSuite() throws IOException {
        ask();
        Set<String> registered = new TreeSet<>();
        Map<?, ?> deployments = (Map<?, ?>) application().getAttribute("resteasy.deployments");
        for (Object deployment : deployments.values())
            ((ResourceMethodRegistry) ((ResteasyDeployment) deployment).getRegistry())
                    .getBounded()
                    .forEach((path, invokers) -> invokers.forEach(invoker -> {
                        for (String verb : ((ResourceMethodInvoker) invoker).getHttpMethods())
                            registered.add(verb + " /" + path);
                    }));
        assertThat(registered).hasSizeGreaterThan(30).isEqualTo(Calls.operations());
    }

    @Test
    void everyRouteIsOpenedByTheSuiteOfTheViews() {
        ApplicationRouteRegistry registry =
                ApplicationRouteRegistry.getInstance(new VaadinServletContext(application()));
        Set<String> registered = RouteConfiguration.forRegistry(registry).getAvailableRoutes().stream()
                .map(route -> route.getTemplate())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(registered).hasSizeGreaterThan(5).isEqualTo(new TreeSet<>(Views.routes()));
    }

    @Test
    void everyServletIsKnownAndStandsBehindTheEntryFilter() {
        assertThat(application().getServletRegistrations().values().stream()
                        .collect(Collectors.toMap(
                                servlet -> servlet.getClassName().replaceAll(".*\\.", ""),
                                servlet -> new TreeSet<>(servlet.getMappings()).toString())))
                .isEqualTo(SERVLETS);
        assertThat(application().getFilterRegistrations().get("entry").getUrlPatternMappings())
                .containsExactly("/*");
    }

    /** The server makes the REST container with its first request. */
    private static void ask() throws IOException {
        String request = "GET /api/v1/me HTTP/1.0\r\nHost: demo." + Config.baseDomain() + "\r\n\r\n";
        try (Socket server =
                new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(Config.get("cohort.public.port")))) {
            server.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("login-needed");
        }
    }
}
