package dev.cohort.launcher;

import java.io.PrintStream;
import java.util.Optional;

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
        if (!settings.demo()) {
            out.println();
            out.println("  " + firstOperator());
        }
        out.println();
        out.flush();
    }

    private String firstOperator() {
        Optional<String> operator = settings.given("COHORT_OPERATOR_EMAIL");
        if (operator.isEmpty()) {
            return "A first operator is made when COHORT_OPERATOR_EMAIL holds an e-mail address at the start.";
        }
        return settings.operatorWithoutMail()
                ? "Operator: " + operator.get() + ". Mail is not set up (COHORT_SMTP_HOST), so the first password is \""
                        + Secrets.OPERATOR + "\" in " + settings.data().resolve("secrets.properties")
                        + "; the first login asks for another."
                : "Operator: " + operator.get() + ", invited by mail.";
    }

    private static void line(PrintStream out, String address, String what) {
        out.printf("  %-34s %s%n", address, what);
    }
}
