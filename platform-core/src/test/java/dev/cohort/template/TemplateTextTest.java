package dev.cohort.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTextTest {
    private final List<String> missing = new ArrayList<>();

    @Test
    void valuesStandWhereTheirVariablesStood() {
        assertThat(filled("Hello {{ person.firstName }}, {{lead.number}}!")).isEqualTo("Hello Änne, L-1!");
        assertThat(missing).isEmpty();
    }

    @Test
    void whatIsMissingHasItsStandInOrIsNamed() {
        assertThat(filled("Hello {{person.city|there}}")).isEqualTo("Hello there");
        assertThat(filled("Hello {{person.city|}}")).isEqualTo("Hello ");
        assertThat(missing).isEmpty();
        assertThat(filled("Hello {{person.city}}")).isEqualTo("Hello {{person.city}}");
        assertThat(missing).containsExactly("person.city");
    }

    @Test
    void aValueIsNeverReadAsATemplate() {
        assertThat(TemplateText.filled("{{a}} $1 \\", Map.of("a", "{{b}} $2 \\"), missing))
                .isEqualTo("{{b}} $2 \\ $1 \\");
        assertThat(missing).isEmpty();
    }

    @Test
    void theVariablesOfATextAreKnown() {
        assertThat(TemplateText.variables("{{a.b}} {{c|d}} {e} {{}}")).containsExactly("a.b", "c");
    }

    private String filled(String text) {
        return TemplateText.filled(text, Map.of("person.firstName", "Änne", "lead.number", "L-1"), missing);
    }
}
