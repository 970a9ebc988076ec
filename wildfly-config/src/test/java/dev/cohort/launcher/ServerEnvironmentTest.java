package dev.cohort.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerEnvironmentTest {
    @TempDir
    private Path folder;

    @Test
    void onlyTheNamedProxiesAreBelieved() throws IOException {
        String pattern = environment(Map.of("COHORT_TRUSTED_PROXIES", "10.0.0.5, fd00::7"))
                .trustedProxies();
        assertThat("10.0.0.5").matches(pattern);
        assertThat("fd00::7").matches(pattern);
        assertThat("10x0.0.5").doesNotMatch(pattern);
        assertThat("10.0.0.55").doesNotMatch(pattern);
    }

    @Test
    void withoutProxiesNobodyIsBelieved() throws IOException {
        assertThat("127.0.0.1").doesNotMatch(environment(Map.of()).trustedProxies());
    }

    @Test
    void whatIsNoAddressIsNamed() throws IOException {
        ServerEnvironment environment = environment(Map.of("COHORT_TRUSTED_PROXIES", "proxy.example"));
        assertThatThrownBy(environment::trustedProxies)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("proxy.example");
    }

    @Test
    void theFirstOperatorGetsAPasswordWhereNoMailCanBeSent() throws IOException {
        Settings withMail = new Settings(folder, new Ports(9080), false, Map.of("COHORT_SMTP_HOST", "mail.example"));
        Settings without = new Settings(folder, new Ports(9080), false, Map.of());
        Secrets secrets = Secrets.open(folder.resolve("secrets.properties"));
        assertThat(new ServerEnvironment(without, secrets).values())
                .containsEntry("COHORT_OPERATOR_PASSWORD", secrets.get(Secrets.OPERATOR));
        assertThat(new ServerEnvironment(withMail, secrets).values()).doesNotContainKey("COHORT_OPERATOR_PASSWORD");
    }

    private ServerEnvironment environment(Map<String, String> given) throws IOException {
        Settings settings = new Settings(folder, new Ports(9080), false, given);
        return new ServerEnvironment(settings, Secrets.open(folder.resolve("secrets.properties")));
    }
}
