package dev.cohort.imports.sheet;

import dev.cohort.problem.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses to go on beyond a limit: what is packed small may unpack to more than there is room for. */
final class Bounded extends FilterInputStream {
    /** Most bytes of one part of a spreadsheet: a million rows of a hundred columns fit. */
    static final long UNPACKED = 8L << 30;

    private final long most;
    private long read;

    Bounded(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) count(1);
        return next;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int count = super.read(target, from, length);
        if (count > 0) count(count);
        return count;
    }

    private void count(int bytes) {
        read += bytes;
        if (read > most) throw Problem.of(413, "too-large").with("limit", most);
    }
}
