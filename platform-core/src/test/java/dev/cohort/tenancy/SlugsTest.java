package dev.cohort.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.problem.Problem;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugsTest {

    @ParameterizedTest
    @ValueSource(strings = {"demo", "codelab", "a1", "north-light", "x2-y3-z4"})
    void plainNamesAreAddresses(String slug) {
        assertThat(Slugs.check(slug)).isEqualTo(slug);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "1a",
                "-a",
                "a-",
                "a--b",
                "A",
                "a_b",
                "a.b",
                "a b",
                "ä",
                "admin",
                "login",
                "api",
                "abcdefghijklmnopqrstuvwxyzabcdefg",
                "a'; drop schema platform; --",
            })
    void everythingElseIsRefused(String slug) {
        assertThatThrownBy(() -> Slugs.check(slug)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                        problem.faults().get(0).field())
                .isEqualTo("slug"));
    }

    @Property
    void aSchemaNameNeedsNoQuoting(@ForAll String text) {
        if (Slugs.isSlug(text)) assertThat(Slugs.schemaOf(text)).matches("t_[a-z0-9_]{2,30}");
    }
}
