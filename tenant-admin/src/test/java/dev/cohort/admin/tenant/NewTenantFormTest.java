package dev.cohort.admin.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NewTenantFormTest {
    @Test
    void anAddressIsSuggestedFromTheName() {
        assertEquals("sprachwerk-ubersee", NewTenantForm.slugOf("Sprachwerk Übersee"));
        assertEquals("strasse-12", NewTenantForm.slugOf("Straße 12"));
        assertEquals("it-academy", NewTenantForm.slugOf("  24/7 IT-Academy! "));
    }

    @Test
    void aSuggestionNeverEndsWithAHyphenNorGrowsTooLong() {
        assertEquals("a-very-long-name-of-a-training", NewTenantForm.slugOf("A very long name of a training centre"));
        assertEquals("a-very-long-name-of-a-schools", NewTenantForm.slugOf("A very long name of a schools' union"));
        assertEquals("", NewTenantForm.slugOf("学校"));
    }
}
