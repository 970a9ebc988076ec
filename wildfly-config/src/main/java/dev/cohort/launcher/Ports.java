package dev.cohort.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** All ports of an installation, derived from the one of {@code --port}; all bound to the loopback address. */
public record Ports(int base) {
    private static final int HIGHEST_BASE = 65_535 - 400;

    public Ports {
        if (base < 1 || base > HIGHEST_BASE) {
            throw new Refusal(
                    "--port must be between 1 and " + HIGHEST_BASE + " (ports up to 400 above it are used, too).");
        }
    }

    public int http() {
        return base;
    }

    public int keycloak() {
        return base + 100;
    }

    public int keycloakManagement() {
        return base + 101;
    }

    public int postgres() {
        return base + 200;
    }

    public int smtp() {
        return base + 300;
    }

    public int imap() {
        return base + 301;
    }

    public int mailbox() {
        return base + 302;
    }

    public int management() {
        return base + 400;
    }

    static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            // Without this a port is refused for a minute after its last user closed it.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Refuses to go on when one of the ports is taken, naming all of them and who holds them. */
    static void requireFree(Map<String, Integer> wanted) {
        Map<String, Integer> taken = new LinkedHashMap<>(wanted);
        taken.values().removeIf(Ports::isFree);
        if (taken.isEmpty()) {
            return;
        }
        StringBuilder message = new StringBuilder();
        taken.forEach((part, port) -> message.append("Port ")
                .append(port)
                .append(" (")
                .append(part)
                .append(") is in use by ")
                .append(PortOwner.of(port))
                .append(".\n"));
        throw new Refusal(message + "Stop it, or choose other ports with ./cohort up --port N.");
    }
}
