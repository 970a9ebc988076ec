package dev.cohort.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an export comes to disk, from a server that behaves and from one that does not. */
class VendorApiTest {
    private static final String DOOR = "/tenants/north/export";

    @TempDir
    private Path folder = Path.of("");

    private HttpServer server;
    private int status = 200;
    private byte[] body = new byte[0];
    private int announced;

    VendorApiTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("manifest.json"));
            out.write("{}".getBytes(StandardCharsets.UTF_8));
        }
        body = zip.toByteArray();
        server.createContext("/api/v1" + DOOR, this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean good = status == 200;
        exchange.getResponseHeaders().add("Content-Type", good ? "application/zip" : "application/problem+json");
        exchange.getResponseHeaders().add("Content-Disposition", "attachment; filename=\"north-20261120-1715.zip\"");
        exchange.sendResponseHeaders(status, announced);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private VendorApi api() {
        return new VendorApi(new Settings(folder, new Ports(server.getAddress().getPort()), true, Map.of()), "token");
    }

    private Path to(String name) {
        return folder.resolve(name);
    }

    @Test
    void theFileIsWrittenAsItCame() throws Exception {
        Path written = api().download(DOOR, Path.of("north.zip"), to("mine.zip"));
        assertThat(written).isEqualTo(to("mine.zip")).hasBinaryContent(body);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void noFileIsWrittenOver() throws Exception {
        Files.writeString(to("mine.zip"), "precious");
        assertThatThrownBy(() -> api().download(DOOR, Path.of("north.zip"), to("mine.zip")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is there already");
        assertThat(to("mine.zip")).hasContent("precious");
    }

    @Test
    void oneThatBrokeOffIsNotKept() {
        body = Arrays.copyOf(body, body.length - 10);
        assertThatThrownBy(() -> api().download(DOOR, Path.of("north.zip"), to("mine.zip")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("whole");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aConnectionThatIsCutIsToldInASentence() {
        announced = body.length + 1_000;
        assertThatThrownBy(() -> api().download(DOOR, Path.of("north.zip"), to("mine.zip")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("nothing was written");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aRefusalIsToldInTheServersWords() {
        status = 409;
        body = "{\"code\":\"tenant-status\",\"title\":\"Not in this state\",\"detail\":\"It is closed.\"}"
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> api().download(DOOR, Path.of("north.zip"), to("mine.zip")))
                .isInstanceOf(Refusal.class)
                .hasMessage("It is closed. (409 tenant-status)");
        assertThat(folder).isEmptyDirectory();
    }
}
