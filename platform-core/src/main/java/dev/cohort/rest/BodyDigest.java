package dev.cohort.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Sums up the body of a request with an idempotency key while it is read, so that another content is noticed. */
@Provider
public class BodyDigest implements ReaderInterceptor {
    private static final String PROPERTY = "cohort.body-digest";

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context)
            throws IOException, WebApplicationException {
        if (!context.getHeaders().containsKey(IdempotencyInterceptor.HEADER)) return context.proceed();
        Summing body = new Summing(context.getInputStream(), boundary(context.getMediaType()));
        context.setInputStream(body);
        Object value = context.proceed();
        context.setProperty(PROPERTY, body.sum());
        return value;
    }

    /** The sum of the body read for this request; empty where there was none. */
    static String of(HttpServletRequest request) {
        Object sum = request.getAttribute(PROPERTY);
        return sum == null ? "" : sum.toString();
    }

    private static @Nullable String boundary(@Nullable MediaType media) {
        return media == null ? null : media.getParameters().get("boundary");
    }

    /** Lines that part a multipart body are left out: their boundary is another at every try. */
    static final class Summing extends FilterInputStream {
        private final MessageDigest digest = sha256();
        private final byte[] boundary;
        private final byte[] line = new byte[512];
        private int length;
        private boolean atStart = true;

        Summing(InputStream in, @Nullable String boundary) {
            super(in);
            this.boundary = boundary == null ? new byte[0] : ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        }

        String sum() throws IOException {
            transferTo(OutputStream.nullOutputStream());
            flush();
            return HexFormat.of().formatHex(digest.digest());
        }

        /** Left to the server: Jackson closes what it has read, and what it did not read is summed after that. */
        @Override
        public void close() {}

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) add((byte) read);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            int read = super.read(bytes, offset, count);
            if (boundary.length == 0 && read > 0) digest.update(bytes, offset, read);
            else for (int i = 0; i < read; i++) add(bytes[offset + i]);
            return read;
        }

        private void add(byte each) {
            if (boundary.length == 0) {
                digest.update(each);
                return;
            }
            line[length++] = each;
            if (each == '\n') {
                flush();
                atStart = true;
            } else if (length == line.length) {
                flush();
                atStart = false;
            }
        }

        private void flush() {
            if (!(atStart && startsWithBoundary())) digest.update(line, 0, length);
            length = 0;
        }

        private boolean startsWithBoundary() {
            return boundary.length > 0
                    && length >= boundary.length
                    && java.util.Arrays.equals(line, 0, boundary.length, boundary, 0, boundary.length);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }
    }
}
