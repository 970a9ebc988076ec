package dev.cohort.imports.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;

/**
 * How a file of separated text is written.
 *
 * @param charset name of its encoding
 * @param broken whether some of its bytes mean nothing in that encoding, or could
 * @param header whether its first row names the columns
 * @param hint whether it begins with Excel's line {@code sep=;}
 */
public record FileFormat(String charset, boolean broken, char delimiter, boolean header, boolean hint) {

    /** The text, without byte order mark and hint; bytes that mean nothing become U+FFFD. */
    public Reader text(InputStream bytes) throws IOException {
        PushbackReader text = new PushbackReader(new InputStreamReader(bytes, Charset.forName(charset)), 16);
        int first = text.read();
        if (first >= 0 && first != '\uFEFF') text.unread(first);
        if (hint) {
            int c;
            do {
                c = text.read();
            } while (c >= 0 && c != '\n' && c != '\r');
        }
        return text;
    }

    /** The rows, the header's being the first if there is one. */
    public CsvReader rows(InputStream bytes) throws IOException {
        return new CsvReader(text(bytes), delimiter);
    }

    public FileFormat withDelimiter(char other) {
        return new FileFormat(charset, broken, other, header, hint);
    }

    public FileFormat withHeader(boolean other) {
        return new FileFormat(charset, broken, delimiter, other, hint);
    }

    /** Another encoding than the one its bytes speak for may not know them all. */
    public FileFormat withCharset(String other) {
        return new FileFormat(other, broken || !other.equals(charset), delimiter, header, hint);
    }
}
