package dev.cohort.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeysetPagesTest {
    private final List<String> asked = new ArrayList<>();

    private KeysetPages<Integer> over(int rows) {
        return new KeysetPages<>(
                (cursor, limit, sort) -> {
                    asked.add(cursor);
                    int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
                    int to = Math.min(rows, from + limit);
                    return new Paged<>(
                            IntStream.range(from, to).boxed().toList(), to == rows ? "" : String.valueOf(to));
                },
                List.of());
    }

    @Test
    void aPositionIsAnsweredFromThePageItFallsIn() {
        assertThat(over(1_000).fetch(250, 3)).containsExactly(250, 251, 252);
    }

    @Test
    void rowsAcrossTwoPagesComeTogether() {
        assertThat(over(1_000).fetch(98, 4)).containsExactly(98, 99, 100, 101);
    }

    @Test
    void theEndIsShorterAndBeyondItIsNothing() {
        KeysetPages<Integer> pages = over(150);
        assertThat(pages.fetch(140, 50)).hasSize(10);
        assertThat(pages.fetch(150, 50)).isEmpty();
        assertThat(pages.fetch(900, 50)).isEmpty();
    }

    @Test
    void aListThatFillsItsLastPageEndsThere() {
        KeysetPages<Integer> pages = over(200);
        assertThat(pages.fetch(100, 100)).hasSize(100);
        assertThat(pages.fetch(200, 100)).isEmpty();
    }

    @Test
    void farDownIsReadByPositionAndNotByAllPagesBefore() {
        List<Integer> jumps = new ArrayList<>();
        KeysetPages<Integer> pages = new KeysetPages<>(
                new Paged.Loader<>() {
                    @Override
                    public Paged<Integer> load(String cursor, int limit, List<Paged.Sort> sort) {
                        asked.add(cursor);
                        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
                        return new Paged<>(
                                IntStream.range(from, from + limit).boxed().toList(), String.valueOf(from + limit));
                    }

                    @Override
                    public Optional<List<Integer>> at(int position, int limit, List<Paged.Sort> sort) {
                        jumps.add(position);
                        int to = Math.min(119_950, position + limit);
                        return Optional.of(IntStream.range(position, to).boxed().toList());
                    }
                },
                List.of());
        assertThat(pages.fetch(100_050, 100)).first().isEqualTo(100_050);
        assertThat(pages.fetch(100_000, 50)).hasSize(50);
        assertThat(pages.fetch(119_900, 100)).hasSize(50);
        assertThat(jumps).containsExactly(100_000, 100_100, 119_900);
        assertThat(asked).isEmpty();
        // Near by, the way is by cursor: nothing is left out or twice where somebody adds rows meanwhile.
        pages.fetch(300, 100);
        assertThat(asked).containsExactly("", "100", "200", "300");
    }

    @Test
    void nothingIsAnEmptyList() {
        assertThat(over(0).fetch(0, 100)).isEmpty();
    }

    @Test
    void aPageThatWasJustReadIsNotReadAgain() {
        KeysetPages<Integer> pages = over(1_000);
        pages.fetch(0, 100);
        pages.fetch(50, 100);
        assertThat(asked).containsExactly("", "100");
    }

    @Test
    void farDownEachPageIsReadOnceAndGoingBackNeedsOneRead() {
        KeysetPages<Integer> pages = over(100_000);
        for (int row = 0; row < 100_000; row += 100) pages.fetch(row, 100);
        assertThat(asked).hasSize(1_000);
        assertThat(pages.fetch(50_000, 100)).startsWith(50_000);
        assertThat(asked).hasSize(1_001);
    }

    @Test
    void aChangedRowTakesThePlaceOfTheOneBefore() {
        KeysetPages<Integer> pages = over(300);
        pages.fetch(0, 100);
        pages.replace(row -> row == 7, -7);
        assertThat(pages.fetch(6, 3)).containsExactly(6, -7, 8);
    }
}
