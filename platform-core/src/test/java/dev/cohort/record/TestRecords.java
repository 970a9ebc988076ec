package dev.cohort.record;

import dev.cohort.module.Contributions;

/** Records of the kinds that are contributed. */
public final class TestRecords {
    private TestRecords() {}

    public static Records with(Contributions contributions) {
        return new Records(contributions);
    }
}
