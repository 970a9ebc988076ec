package dev.cohort.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoLoginTest {
    @TempDir
    private Path folder = Path.of("");

    /** Computed with: printf oidc-client:demo | openssl dgst -sha256 -hmac master -binary | base64, then made URL-safe. */
    @Test
    void theSecretOfATenantsClientFollowsFromTheMasterSecret() {
        assertThat(DemoLogin.clientSecret("master", "demo")).isEqualTo("0yTAkqw8K9Ok6WRoxU7CjfCMYAd9I9oWt-A3p73Be1A");
        assertThat(DemoLogin.clientSecret("master", "codelab")).isNotEqualTo(DemoLogin.clientSecret("master", "demo"));
    }

    @Test
    void outsideTheDemoNobodyGetsATokenByPassword() throws IOException {
        Settings settings = new Settings(folder, new Ports(9080), false, Map.of());
        DemoLogin login = new DemoLogin(settings, Secrets.open(folder.resolve("secrets.properties")));

        assertThatThrownBy(() -> login.token("demo", "sales@demo.example", "demo"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("demo data only");
    }
}
