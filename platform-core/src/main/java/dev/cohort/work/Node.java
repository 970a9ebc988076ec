package dev.cohort.work;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name this server claims work under; the same after a restart, so that it takes up its own work at once. */
public final class Node {
    private static final String NAME = System.getProperty("jboss.node.name", host());

    private Node() {}

    public static String name() {
        return NAME;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "node";
        }
    }
}
