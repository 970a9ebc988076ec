package dev.cohort.app.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cohort.app.imports.Choices.Existing;
import dev.cohort.imports.ImportOptions;
import dev.cohort.imports.ImportOptions.Mode;
import dev.cohort.imports.ImportOptions.OnDuplicate;
import dev.cohort.imports.ImportOptions.OnFault;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChoicesTest {
    @ParameterizedTest
    @EnumSource(Existing.class)
    void whatWasChosenComesBackWithTheImport(Existing existing) {
        Choices choices = new Choices();
        choices.existing(existing);
        assertEquals(existing, Choices.of(choices.options()).existing());
    }

    @Test
    void nothingIsChosenAtFirst() {
        Choices choices = Choices.of(ImportOptions.NONE);
        assertEquals(Mode.CREATE, choices.options().mode());
        assertEquals(OnDuplicate.SKIP, choices.options().onDuplicate());
        assertEquals("", choices.source());
    }

    @Test
    void aColumnThatIsLeftOutIsMappedToNothing() {
        Choices choices = new Choices();
        choices.map("Spalte 12", null);
        var mapping = Objects.requireNonNull(choices.options().mapping());
        assertTrue(mapping.containsKey("Spalte 12"));
        assertNull(mapping.get("Spalte 12"));
    }

    @Test
    void anotherFieldForgetsWhatWasSaidOfFaults() {
        Choices choices = new Choices();
        choices.onFault("Geb.", OnFault.EMPTY);
        choices.map("Geb.", "notes");
        assertTrue(Objects.requireNonNull(choices.options().onFault()).isEmpty());
    }
}
