package dev.cohort.file;

import java.io.IOException;

/**
 * Looks at a file before anybody gets it. There is none by default, and files say so; an installation brings one as a CDI
 * bean.
 */
public interface VirusScan {

    /** Whether nothing bad was found. The file may be read any number of times. */
    boolean isClean(Content content) throws IOException;

    /** The file's bytes. */
    @FunctionalInterface
    interface Content {
        void writeTo(java.io.OutputStream out) throws IOException;
    }
}
