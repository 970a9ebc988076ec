package dev.cohort.rest;

import dev.cohort.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses a body that is too large, by what its header says and by what really comes. */
final class BodyLimitFilter implements ContainerRequestFilter {
    private final long limit;

    BodyLimitFilter(long limit) {
        this.limit = limit;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length != null && announced(length) > limit) throw tooLarge(limit);
        if (request.hasEntity()) request.setEntityStream(new Limited(request.getEntityStream(), limit));
    }

    private static long announced(String length) {
        try {
            return Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            throw Problem.malformed("malformed").causedBy(e);
        }
    }

    private static Problem tooLarge(long limit) {
        return Problem.of(413, "too-large").with("limit", limit);
    }

    /** Counts what is read. */
    static final class Limited extends FilterInputStream {
        private final long limit;
        private long read;

        Limited(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int each = super.read();
            if (each >= 0) count(1);
            return each;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int some = super.read(bytes, offset, length);
            if (some > 0) count(some);
            return some;
        }

        private void count(int some) {
            read += some;
            if (read > limit) throw tooLarge(limit);
        }
    }
}
