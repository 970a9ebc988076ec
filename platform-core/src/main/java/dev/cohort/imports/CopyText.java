package dev.cohort.imports;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows in the text format of PostgreSQL's COPY, gathered and sent at once. */
final class CopyText {
    private static final int PIECE = 1 << 16;

    private final StringBuilder out = new StringBuilder(1 << 20);
    private boolean first = true;

    CopyText add(@Nullable CharSequence value) {
        separate();
        if (value == null) {
            out.append("\\N");
            return this;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c);
            }
        }
        return this;
    }

    CopyText add(UUID id) {
        separate();
        out.append(id);
        return this;
    }

    CopyText add(long value) {
        separate();
        out.append(value);
        return this;
    }

    CopyText add(boolean value) {
        separate();
        out.append(value ? 't' : 'f');
        return this;
    }

    void end() {
        out.append('\n');
        first = true;
    }

    private void separate() {
        if (!first) out.append('\t');
        first = false;
    }

    int length() {
        return out.length();
    }

    /** Sends what was gathered to the table and columns named in the statement, and begins anew. */
    void send(Handle handle, String copy) {
        if (out.isEmpty()) return;
        try {
            CopyIn sink = handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(copy);
            try {
                for (int from = 0; from < out.length(); ) {
                    int to = Math.min(out.length(), from + PIECE);
                    if (to < out.length() && Character.isHighSurrogate(out.charAt(to - 1))) to++;
                    byte[] bytes = out.substring(from, to).getBytes(StandardCharsets.UTF_8);
                    sink.writeToCopy(bytes, 0, bytes.length);
                    from = to;
                }
                sink.endCopy();
            } finally {
                if (sink.isActive()) sink.cancelCopy();
            }
        } catch (SQLException e) {
            throw dev.cohort.persistence.DatabaseFault.of(e);
        }
        out.setLength(0);
    }
}
