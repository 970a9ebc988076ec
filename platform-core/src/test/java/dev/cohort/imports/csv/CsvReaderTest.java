package dev.cohort.imports.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.imports.csv.CsvReader.Damage;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CsvReaderTest {
    /** A row and whether its form is sound. */
    private record Row(List<String> values, Damage damage) {}

    @Test
    void quotesHoldDelimitersLinesAndQuotes() {
        assertThat(values("a,\"b, c\",\"say \"\"hi\"\"\"\r\n\"line one\nline two\",,x\n"))
                .containsExactly(List.of("a", "b, c", "say \"hi\""), List.of("line one\nline two", "", "x"));
    }

    @Test
    void anyLineEndEndsARowAndBlankLinesAreNone() {
        assertThat(values("a\rb\r\n\r\n\nc")).containsExactly(List.of("a"), List.of("b"), List.of("c"));
    }

    @Test
    void anUnclosedQuoteCostsItsOwnRowOnly() {
        List<Row> rows = rows("a,b\nc,\"d\ne,f\ng,h\n");
        assertThat(rows).hasSize(4);
        assertThat(rows.get(1)).isEqualTo(new Row(List.of("c", "\"d"), Damage.QUOTE));
        assertThat(rows.get(2)).isEqualTo(new Row(List.of("e", "f"), Damage.NONE));
    }

    @Test
    void aQuoteThatRunsIntoTheNextRowsQuoteMergesNothing() {
        List<Row> rows = rows("1,\"abc\n2,\"def\n3,ok\n");
        assertThat(rows)
                .extracting(Row::values)
                .containsExactly(List.of("1", "\"abc"), List.of("2", "\"def"), List.of("3", "ok"));
        assertThat(rows).extracting(Row::damage).containsExactly(Damage.QUOTE, Damage.QUOTE, Damage.NONE);
    }

    @Test
    void textBehindAQuoteIsKeptAsItStands() {
        assertThat(values("\"Ann, M.\" Lee,x\n")).containsExactly(List.of("\"Ann, M.\" Lee", "x"));
    }

    @Test
    void aRowWithoutEndIsCutOffAndTheNextOneIsRead() {
        List<Row> rows = rows("a\n" + "x".repeat(CsvReader.MAX_ROW + 10) + "\nb\n");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1).damage()).isEqualTo(Damage.LENGTH);
        assertThat(rows.get(2).values()).containsExactly("b");
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadAgain(@ForAll @Size(min = 1, max = 20) List<@Size(min = 2, max = 5) List<String>> table)
            throws IOException {
        StringWriter text = new StringWriter();
        CsvWriter writer = new CsvWriter(text);
        for (List<String> row : table) writer.row(row);
        List<List<String>> read = values(text.toString().substring(1)).stream()
                .map(row -> row.stream().map(CsvWriter::unguarded).toList())
                .toList();
        assertThat(read).isEqualTo(table);
    }

    @Property(tries = 300)
    void noTextBreaksTheReader(@ForAll @NotEmpty String text, @ForAll boolean semicolon) {
        assertThat(new CsvReader(new StringReader(text), semicolon ? ';' : ',')).satisfies(reader -> {
            long rows = 0;
            while (reader.next()) rows++;
            assertThat(reader.number()).isEqualTo(rows);
        });
    }

    private static List<List<String>> values(String text) {
        return rows(text).stream().map(Row::values).toList();
    }

    private static List<Row> rows(String text) {
        CsvReader reader = new CsvReader(new StringReader(text), ',');
        List<Row> rows = new ArrayList<>();
        try {
            while (reader.next()) rows.add(new Row(List.copyOf(reader.values()), reader.damage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
