package dev.cohort.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisioningTest {
    @ParameterizedTest
    @CsvSource({
        "berta.owner@codelab.example, Berta Owner",
        "berta@codelab.example, Berta",
        "jean-luc_o@codelab.example, Jean Luc O",
        "émile+billing@codelab.example, Émile Billing",
        "...@codelab.example, ...@codelab.example"
    })
    void nameIsReadFromAnAddressUntilThePersonSaysOtherwise(String email, String name) {
        assertThat(Provisioning.nameFrom(email)).isEqualTo(name);
    }
}
