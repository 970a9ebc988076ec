package dev.cohort.rest;

import dev.cohort.problem.Problem;
import jakarta.ws.rs.HeaderParam;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code If-Match} header of a change: which version the caller has seen. */
public class IfMatch {
    /** What {@code If-Match: *} stands for: any version will do. */
    public static final int ANY = -1;

    // A proxy that compresses makes a tag weak and may add a suffix; the version stays what it was.
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?(\\d{1,9})(?:-gzip|--gzip)?\"?");

    @HeaderParam("If-Match")
    private @Nullable String header;

    public IfMatch() {}

    IfMatch(@Nullable String header) {
        this.header = header;
    }

    /**
     * The version to compare with, or {@link #ANY}.
     *
     * @throws Problem 428 {@code if-match-missing} without the header, 412 {@code stale-version} for a tag we never gave
     */
    public int version() {
        if (header == null || header.isBlank()) throw Problem.of(428, "if-match-missing");
        String tag = header.strip();
        if (tag.equals("*")) return ANY;
        Matcher matcher = TAG.matcher(tag);
        if (!matcher.matches()) throw Problem.stale();
        return Integer.parseInt(matcher.group(1));
    }
}
