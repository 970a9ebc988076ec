package dev.cohort.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.imports.ImportOptions.DateOrder;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DateTextTest {
    @Test
    void readsDatesAsPeopleWriteThem() {
        for (String typed : new String[] {
            "2026-03-01",
            "01.03.2026",
            "1.3.2026",
            "1 Mar 2026",
            "1. März 2026",
            "1 марта 2026",
            "March 1, 2026",
            "March 1st, 2026",
            "2026/03/01",
            "20260301",
            "2026-03-01T10:15:00Z",
            "2026-03-01 10:15"
        }) assertThat(DateText.parse(typed, null)).as(typed).isEqualTo(new DateText.Day(LocalDate.of(2026, 3, 1)));
    }

    @Test
    void thirtiethOfFebruaryIsNoDate() {
        assertThat(code("2026-02-30", null)).isEqualTo("date-impossible");
        assertThat(code("20260230", null)).isEqualTo("date-impossible");
        assertThat(code("30 Feb 2026", null)).isEqualTo("date-impossible");
    }

    @Test
    void slashesNeedAnOrder() {
        assertThat(code("3/1/2026", null)).isEqualTo("date-ambiguous");
        assertThat(DateText.parse("3/1/2026", DateOrder.MONTH_FIRST))
                .isEqualTo(new DateText.Day(LocalDate.of(2026, 3, 1)));
        assertThat(DateText.parse("25/12/2026", null)).isEqualTo(new DateText.Day(LocalDate.of(2026, 12, 25)));
        assertThat(code("21/07/01", null)).isEqualTo("date-ambiguous");
    }

    @Test
    void othersAreNoDates() {
        for (String typed : new String[] {"", "1988", "soon", "12:30", "45292", "12345678", "1-2", "٢٠٢٦-٠٣-٠١"})
            assertThat(code(typed, null)).as(typed).isEqualTo("date-unreadable");
    }

    private static String code(String typed, @Nullable DateOrder order) {
        return DateText.parse(typed, order) instanceof DateText.Fault fault ? fault.code() : "a date";
    }
}
