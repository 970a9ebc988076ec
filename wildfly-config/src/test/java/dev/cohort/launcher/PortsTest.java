package dev.cohort.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void allPortsFollowFromOne() {
        Ports ports = new Ports(8080);

        assertThat(ports.http()).isEqualTo(8080);
        assertThat(ports.keycloak()).isEqualTo(8180);
        assertThat(ports.keycloakManagement()).isEqualTo(8181);
        assertThat(ports.postgres()).isEqualTo(8280);
        assertThat(ports.smtp()).isEqualTo(8380);
        assertThat(ports.imap()).isEqualTo(8381);
        assertThat(ports.mailbox()).isEqualTo(8382);
        assertThat(ports.management()).isEqualTo(8480);
    }

    @Test
    void aPortThatLeavesNoRoomForTheOthersIsRefused() {
        assertThatThrownBy(() -> new Ports(65_200)).isInstanceOf(Refusal.class).hasMessageContaining("--port");
        assertThatThrownBy(() -> new Ports(0)).isInstanceOf(Refusal.class);
    }

    @Test
    void aTakenPortIsNamedWithItsPurposeAndItsHolder() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = holder.getLocalPort();

            assertThat(Ports.isFree(port)).isFalse();
            assertThatThrownBy(() -> Ports.requireFree(Map.of("server", port)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Port " + port + " (server) is in use by java (pid "
                            + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void aPortIsFreeAgainOnceItsHolderIsGone() throws IOException {
        int port;
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = holder.getLocalPort();
        }

        assertThat(Ports.isFree(port)).isTrue();
        assertThat(PortOwner.pid(port)).isEmpty();
    }
}
