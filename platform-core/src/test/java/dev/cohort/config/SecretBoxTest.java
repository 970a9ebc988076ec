package dev.cohort.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private final SecretBox box = new SecretBox("master", "mail", "alpha");

    @Test
    void whatIsSealedOpensWithTheSameKeyAlone() {
        byte[] sealed = box.seal("päss");
        assertThat(box.open(sealed)).isEqualTo("päss");
        assertThat(box.seal("päss")).isNotEqualTo(sealed);
        assertThatThrownBy(() -> new SecretBox("master", "mail", "beta").open(sealed))
                .isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> box.open(sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSignatureIsOfOneTextAndOneOwner() {
        String signature = box.sign("ann");
        assertThat(signature).hasSize(22);
        assertThat(box.isSigned("ann", signature)).isTrue();
        assertThat(box.isSigned("bob", signature)).isFalse();
        assertThat(new SecretBox("master", "mail", "beta").isSigned("ann", signature))
                .isFalse();
    }
}
