package dev.cohort.launcher;

import java.io.PrintStream;

/** Where to go and how to log in. */
record Welcome(Settings settings) {

    void print(PrintStream out) {
        out.println();
        if (settings.demo()) {
            line(out, settings.tenantUrl("demo"), "a language school");
            line(out, settings.tenantUrl("codelab"), "an IT academy");
        }
        line(out, settings.tenantUrl("admin"), "vendor console");
        if (settings.mailCatcher()) {
            line(out, "http://localhost:" + settings.ports().mailbox(), "every mail that Cohort sends");
        }
        if (settings.demo()) {
            out.println();
            out.println(
                    "  Log in as sales@demo.example (or owner@ manager@ sales2@ desk@ teacher@ accountant@ student@, also of codelab.example),");
            out.println("  as the vendor: operator@cohort.example. The password is always: demo");
        }
        out.println();
        out.flush();
    }

    private static void line(PrintStream out, String address, String what) {
        out.printf("  %-34s %s%n", address, what);
    }
}
