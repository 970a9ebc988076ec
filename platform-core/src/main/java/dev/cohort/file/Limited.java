package dev.cohort.file;

import dev.cohort.problem.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that may be read so far and no further: more is 413 {@code too-large}. */
class Limited extends FilterInputStream {
    private final long most;
    private long seen;

    Limited(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    private int counted(int count) {
        seen += Math.max(0, count);
        if (seen > most) throw Problem.of(413, "too-large").with("limit", most);
        return count;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) counted(1);
        return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        return counted(super.read(into, from, length));
    }
}
