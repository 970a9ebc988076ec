package dev.cohort.rest;

import static dev.cohort.rest.Listing.Trait.ARRAY;
import static dev.cohort.rest.Listing.Trait.FILTER_ONLY;
import static dev.cohort.rest.Listing.Trait.NULLABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cohort.access.Access.Visible;
import dev.cohort.problem.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListStatementTest {
    enum Status {
        NEW,
        WON
    }

    record Row(UUID id) {}

    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    private static final Listing<Row> LISTING = Listing.of(Row.class)
            .select("l.id")
            .from("lead l")
            .where("l.merged_into is null")
            .id("l.id")
            .field("createdAt", "l.created_at", Instant.class)
            .field("number", "l.number", Integer.class)
            .field("name", "l.name", String.class, NULLABLE)
            .field("status", "l.status", Status.class)
            .field("ownerId", "l.owner_id", UUID.class, NULLABLE)
            .field("tags", "l.tags", String.class, ARRAY)
            .field("secret", "l.secret", String.class, FILTER_ONLY)
            .search("l.text like ? or l.mail like ?")
            .sortedBy("-createdAt")
            .build();

    @Test
    void theFirstPageHasNoKeyset() {
        ListStatement statement = ListStatement.page(LISTING, ListQuery.first(50));
        assertThat(statement.sql())
                .isEqualTo("select l.id, l.created_at as list_key_0, l.id as list_key_1 from lead l"
                        + " where true and (l.merged_into is null)"
                        + " order by l.created_at desc, l.id desc limit 51");
        assertThat(statement.values()).isEmpty();
    }

    @Test
    void oneWayIsOneComparisonOfRows() {
        assertThat(after("createdAt", "2026-11-20T10:00:00Z", ID.toString()).sql())
                .contains("(l.created_at, l.id) > (?, ?) order by l.created_at, l.id");
        assertThat(after("-createdAt,-number", "2026-11-20T10:00:00Z", "7", ID.toString())
                        .sql())
                .contains("(l.created_at, l.number, l.id) < (?, ?, ?)");
    }

    @Test
    void bothWaysAreSteps() {
        ListStatement statement = after("number,-createdAt", "7", "2026-11-20T10:00:00Z", ID.toString());
        assertThat(statement.sql())
                .contains("((l.number > ?) or (l.number = ? and l.created_at < ?)"
                        + " or (l.number = ? and l.created_at = ? and l.id > ?))");
        assertThat(statement.values())
                .containsExactly(
                        7,
                        7,
                        OffsetDateTime.parse("2026-11-20T10:00:00Z"),
                        7,
                        OffsetDateTime.parse("2026-11-20T10:00:00Z"),
                        ID);
    }

    @Test
    void nullsStandLastBothWays() {
        assertThat(after("name", "Ann", ID.toString()).sql())
                .contains("(((l.name > ? or l.name is null)) or (l.name = ? and l.id > ?))")
                .endsWith("order by l.name, l.id limit 3");
        assertThat(after("-name", null, ID.toString()).sql())
                .contains("((l.name is null and l.id < ?))")
                .endsWith("order by l.name desc nulls last, l.id desc limit 3");
    }

    @Test
    void filtersBindTheirValues() {
        ListQuery query = ListQuery.parse(
                Map.of(
                        "status", List.of("new"),
                        "number.gte", List.of("3"),
                        "ownerId", List.of(""),
                        "tags.in", List.of("a,b"),
                        "q", List.of("100%_\\ Ann")),
                Set.of());
        ListStatement statement = ListStatement.page(LISTING, query, new Visible("l.team_id = ?", List.of(ID)));
        assertThat(statement.sql())
                .contains(
                        "(l.status = ?)", "(l.number >= ?)", "(l.owner_id is null)", "(l.tags && array[?, ?]::text[])")
                .contains("(l.team_id = ?) and (l.text like ? or l.mail like ?)");
        assertThat(statement.values())
                .startsWith(ID, "%100\\%\\_\\\\ ann%", "%100\\%\\_\\\\ ann%")
                .contains("NEW", 3, "a", "b");
    }

    @Test
    void notEqualKeepsNulls() {
        assertThat(ListStatement.page(LISTING, ListQuery.first(1).where("ownerId.ne", ID.toString()))
                        .sql())
                .contains("((l.owner_id = ?) is not true)");
    }

    @Test
    void aCountIsNeitherOrderedNorLimited() {
        assertThat(ListStatement.count(LISTING, ListQuery.first(1)).sql())
                .isEqualTo("select count(*) from lead l where true and (l.merged_into is null)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"l.name", "nothing", "", "id", "status;", "secret.x"})
    void refusesToFilterByWhatIsNotDeclared(String name) {
        assertThatThrownBy(() -> ListStatement.page(LISTING, ListQuery.first(1).where(name, "x")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("unknown-field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--name", "name desc", "created_at"})
    void refusesToSortByWhatIsNotDeclared(String name) {
        assertThatThrownBy(() -> ListStatement.page(LISTING, ListQuery.first(1).sorted(name)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("unknown-field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "tags"})
    void saysOfAFieldThatIsThereThatItIsNotSortedBy(String name) {
        assertThatThrownBy(() -> ListStatement.page(LISTING, ListQuery.first(1).sorted(name)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not-sortable");
    }

    @Test
    void saysOfAFieldThatIsThereThatItHasNoRange() {
        assertThatThrownBy(() -> ListStatement.page(LISTING, ListQuery.first(1).where("tags.lte", "x")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not-comparable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number=x",
                "number=1e9",
                "status=lost",
                "ownerId=1-1-1-1-1",
                "createdAt.gte=yesterday",
                "number=",
                "name=\0",
                "createdAt=2026-02-30"
            })
    void namesTheFieldOfAWrongValue(String filter) {
        String[] parts = filter.split("=", 2);
        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> ListStatement.page(LISTING, ListQuery.first(1).where(parts[0], parts[1])));
        assertThat(problem.code()).isEqualTo("wrong-type");
        assertThat(problem.values()).containsEntry("field", parts[0].replaceAll("\\.gte$", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "501", "2147483648", "x", ""})
    void refusesLimitsOutOfRange(String limit) {
        Problem problem =
                catchThrowableOfType(Problem.class, () -> ListQuery.parse(Map.of("limit", List.of(limit)), Set.of()));
        assertThat(problem.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!!!", "bnVsbA", "W10", "WyJhIl0", "e30"})
    void refusesACursorOfNobody(String cursor) {
        assertThatThrownBy(() -> ListStatement.page(LISTING, ListQuery.first(1).after(cursor)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("malformed-cursor");
    }

    @Test
    void refusesACursorOfAnotherOrder() {
        String cursor = cursor("number", "7", ID.toString());
        assertThatThrownBy(() -> ListStatement.page(
                        LISTING, ListQuery.first(1).sorted("-number").after(cursor)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("malformed-cursor");
    }

    @Property(tries = 500)
    void cursorsComeBackAsTheyWere(@ForAll @From("texts") List<@Nullable String> values, @ForAll String sort) {
        String text = new Cursor(values).write(sort);
        assertThat(text).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.read(text, sort, values.size()).values()).isEqualTo(values);
    }

    @Provide
    Arbitrary<List<@Nullable String>> texts() {
        return Arbitraries.strings().ofMaxLength(40).injectNull(0.2).list().ofMaxSize(6);
    }

    /** Whatever is asked, the SQL is made of the listing's own words. */
    @Property(tries = 1000)
    void noValueEverStandsInTheSql(
            @ForAll @From("attacks") String value,
            @ForAll @From("attacks") String name,
            @ForAll @From("attacks") String sort) {
        List<Map<String, List<String>>> queries = List.of(
                Map.of("name", List.of(value), "secret.in", List.of(value), "q", List.of(value)),
                Map.of("tags", List.of(value), "tags.ne", List.of(value)),
                Map.of(name, List.of(value)),
                Map.of("sort", List.of(sort)),
                Map.of("sort", List.of("name"), "after", List.of(cursor("name", value, ID.toString()))));
        for (Map<String, List<String>> query : queries) {
            try {
                ListStatement statement = ListStatement.page(LISTING, ListQuery.parse(query, Set.of()));
                assertThat(statement.sql()).doesNotContain("zzq");
                assertThat(statement.sql().chars().filter(each -> each == '?').count())
                        .isEqualTo(statement.values().size());
            } catch (Problem refused) {
                assertThat(refused.status()).isEqualTo(400);
            }
        }
    }

    @Provide
    Arbitrary<String> attacks() {
        Arbitrary<String> pieces = Arbitraries.of(
                "zzq", "'", "\"", ";", "--", "/*", "?", "::", ":x", ",", " or 1=1", "\\", "%", "\0", "name", ".");
        return pieces.list().ofMaxSize(8).map(parts -> "zzq" + String.join("", parts));
    }

    private static ListStatement after(String sort, @Nullable String... values) {
        ListQuery query = ListQuery.first(2).sorted(sort.split(",")).after(cursor(sort, values));
        return ListStatement.page(LISTING, query);
    }

    /** The cursor as the page before wrote it: the id runs the way of the first key. */
    private static String cursor(String sort, @Nullable String... values) {
        List<@Nullable String> ends = new ArrayList<>(Arrays.asList(values));
        return new Cursor(ends).write(sort + (sort.startsWith("-") ? ",-id" : ",id"));
    }
}
