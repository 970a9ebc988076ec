package dev.cohort.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiltersTest {
    private static final List<String> KEYS = List.of("status", "branch", "name");

    @Test
    void aViewThatIsSentToAColleagueShowsTheSame() {
        var sent = Filters.NONE.with("status", List.of("new", "contacted")).with("name", List.of("Müller & Sohn"));
        String url = sent.into(QueryParameters.empty(), KEYS).getQueryString();
        assertThat(Filters.of(QueryParameters.fromString(url), KEYS)).isEqualTo(sent);
    }

    @Test
    void otherParametersStayAsTheyAre() {
        var query = QueryParameters.full(
                Map.of("view", new String[] {"team"}, "peek", new String[] {"L-1"}, "branch", new String[] {"old"}));
        QueryParameters next = Filters.NONE.with("status", List.of("new")).into(query, KEYS);
        assertThat(next.getParameters()).containsOnlyKeys("view", "peek", "status");
    }

    @Test
    void parametersOfOtherThingsAreNoFilters() {
        assertThat(Filters.of(QueryParameters.of("peek", "L-1"), KEYS).isEmpty())
                .isTrue();
    }

    @Test
    void aFieldWithoutValuesIsGone() {
        var filters = Filters.NONE.with("status", List.of("new"));
        assertThat(filters.without("status")).isEqualTo(Filters.NONE);
        assertThat(filters.with("name", List.of(" ")).get("name")).isEmpty();
    }

    @Test
    void aChipNamesTwoValuesAndCountsMore() {
        var field = FilterField.choice(
                "status",
                "Status",
                List.of(new FilterField.Option("a", "New"), new FilterField.Option("b", "Contacted")));
        assertThat(field.summary(List.of("a", "b"))).isEqualTo("New, Contacted");
        assertThat(field.summary(List.of("a", "b", "c"))).isEqualTo("3 chosen");
    }
}
