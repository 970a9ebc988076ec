package dev.cohort.rest;

import static dev.cohort.rest.Listing.Trait.NULLABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.persistence.TestDatabase;
import dev.cohort.request.Context;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists on a real database: every order, every type, rows with and without values. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListingTest {
    record Row(UUID id, @Nullable String name, int number) {}

    private static final Listing<Row> ROWS = Listing.of(Row.class)
            .select("r.id, r.name, r.number")
            .from("listing_test r")
            .id("r.id")
            .field("name", "r.name", String.class, NULLABLE)
            .field("number", "r.number", Integer.class)
            .field("amount", "r.amount", BigDecimal.class, NULLABLE)
            .field("at", "r.at", Instant.class)
            .field("day", "r.day", LocalDate.class, NULLABLE)
            .field("time", "r.time", LocalTime.class)
            .field("flag", "r.flag", Boolean.class, NULLABLE)
            .field("tags", "r.tags", String.class, Listing.Trait.ARRAY)
            .search("lower(r.name) like ?")
            .sortedBy("number")
            .build();

    private final TestDatabase database;

    ListingTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void fill() throws SQLException {
        try (Connection connection = database.connection(database.alpha());
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table listing_test (id uuid primary key, name text, number int not null, amount numeric,
                        at timestamptz not null, day date, time time not null, flag boolean, tags text[] not null);
                    insert into listing_test
                    select gen_random_uuid(), case when i % 4 > 0 then 'Nämé ' || i % 7 end, i % 10,
                        case when i % 3 > 0 then (i % 5) / 3.0 end,
                        timestamptz '2026-11-20 10:00:00.123456Z' + (i % 6) * interval '1 hour',
                        case when i % 5 > 0 then date '2026-01-01' + i % 4 end,
                        time '08:00:00.5' + (i % 4) * interval '1 minute',
                        case when i % 2 > 0 then i % 4 > 2 end,
                        array['t' || i % 3]
                    from generate_series(1, 60) i
                    """);
            connection.commit();
        }
    }

    @AfterAll
    void remove() throws SQLException {
        try (Connection connection = database.connection(database.alpha());
                Statement statement = connection.createStatement()) {
            statement.execute("drop table listing_test");
            connection.commit();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number",
                "-number",
                "name",
                "-name",
                "amount",
                "-amount",
                "at",
                "-at",
                "day",
                "-day",
                "time",
                "-time",
                "flag",
                "-flag",
                "name,-number",
                "-name,number",
                "-flag,name,-day",
                "number,at",
                "-number,-at",
                "id",
                "-id",
                "day,-amount,flag,-name,time"
            })
    void pagesShowEveryRowOnceInTheOrderOfTheWhole(String sort) {
        ListQuery query = ListQuery.first(7).sorted(sort.split(","));
        List<Row> whole = in(() ->
                ROWS.rows(database.transaction().handle(), ListQuery.first(500).sorted(sort.split(",")), 0));
        List<Row> paged = new ArrayList<>();
        String next = null;
        do {
            ListQuery step = query.after(next);
            Page<Row> page = in(() -> ROWS.page(database.transaction().handle(), step));
            paged.addAll(page.items());
            next = page.next();
        } while (next != null);
        assertThat(paged).isEqualTo(whole).hasSize(60);
        assertThat(new HashSet<>(paged)).hasSize(60);
    }

    @Test
    void aRowPutInBeforeDoesNotShiftThePage() {
        Page<Row> first = in(() -> ROWS.page(database.transaction().handle(), ListQuery.first(10)));
        List<Row> rest = in(() -> {
            database.transaction()
                    .handle()
                    .execute(
                            "insert into listing_test (id, number, at, time, tags) values (gen_random_uuid(), -1, now(), '08:00', '{}')");
            List<Row> page = ROWS.page(
                            database.transaction().handle(),
                            ListQuery.first(500).after(first.next()))
                    .items();
            database.transaction().handle().execute("delete from listing_test where number = -1");
            return page;
        });
        assertThat(rest).hasSize(50).doesNotContainAnyElementsOf(first.items());
    }

    @Test
    void filtersAndCounts() {
        assertThat(count(query().where("number.gte", "5"))).isEqualTo(30);
        assertThat(count(query().where("number", "1", "2"))).isEqualTo(12);
        assertThat(count(query().where("number.in", "1,2,3"))).isEqualTo(18);
        assertThat(count(query().where("name", ""))).isEqualTo(15);
        assertThat(count(query().where("name.ne", ""))).isEqualTo(45);
        assertThat(count(query().where("tags", "t1"))).isEqualTo(20);
        assertThat(count(query().where("tags.ne", "t1"))).isEqualTo(40);
        assertThat(count(query().where("flag", "true"))).isEqualTo(15);
        assertThat(count(query().where("at", "2026-11-20T10:00:00.123456Z"))).isEqualTo(10);
        assertThat(count(query().where("at.gte", "2026-11-21"))).isZero();
        assertThat(count(query().searching("NÄMÉ 3"))).isEqualTo(count(query().where("name", "Nämé 3")));
        assertThat(count(query().searching("%"))).isZero();
        assertThat(count(query().where("name", "'; drop table listing_test; --")))
                .isZero();
    }

    @Test
    void theTotalIsOfAllPages() {
        Page<Row> page = in(() ->
                ROWS.page(database.transaction().handle(), ListQuery.first(5).counting()));
        assertThat(page.total()).isEqualTo(60);
        assertThat(page.items()).hasSize(5);
    }

    private static ListQuery query() {
        return ListQuery.first(500);
    }

    private long count(ListQuery query) {
        return in(() -> {
            long counted = ROWS.count(database.transaction().handle(), query);
            assertThat(ROWS.page(database.transaction().handle(), query).items())
                    .hasSize((int) counted);
            return counted;
        });
    }

    private <T> T in(java.util.function.Supplier<T> work) {
        return Context.call(
                database.system(database.alpha()), () -> database.transactions().in(work));
    }
}
