package dev.cohort.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was worth knowing and did not fail its row, counted by column and code. */
record Warnings(List<Warning> items) {
    static final Warnings NONE = new Warnings(List.of());

    /** One kind of warning of one column. */
    record Warning(
            @Nullable Integer column,
            String code,
            long count,
            @Nullable String example) {}

    Warnings plus(List<RowReader.RowFault> found) {
        if (found.isEmpty()) return this;
        List<Warning> sum = new ArrayList<>(items);
        for (RowReader.RowFault fault : found) add(sum, fault);
        return new Warnings(sum);
    }

    private static void add(List<Warning> sum, RowReader.RowFault fault) {
        for (int i = 0; i < sum.size(); i++) {
            Warning known = sum.get(i);
            if (Objects.equals(known.column(), fault.column()) && known.code().equals(fault.code())) {
                sum.set(i, new Warning(known.column(), known.code(), known.count() + 1, known.example()));
                return;
            }
        }
        sum.add(new Warning(fault.column(), fault.code(), 1, fault.value()));
    }
}
