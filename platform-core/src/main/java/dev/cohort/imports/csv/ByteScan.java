package dev.cohort.imports.csv;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.mozilla.universalchardet.UniversalDetector;

/** Looks at every byte of a file as it passes by, and then says what it is written in. */
public final class ByteScan {
    private static final int SAMPLE = 1 << 18;
    private static final int DETECTED = 1 << 20;

    private final ByteArrayOutputStream sample = new ByteArrayOutputStream();
    private final UniversalDetector detector = new UniversalDetector();
    private long size;
    private long evenNuls;
    private long oddNuls;
    private long controls;
    private long sequences;
    private long malformed;
    private long high;
    private long highNeighbours;
    private int missing;
    private boolean wasHigh;

    public void add(byte[] bytes, int from, int count) {
        if (sample.size() < SAMPLE) sample.write(bytes, from, Math.min(count, SAMPLE - sample.size()));
        if (size < DETECTED && !detector.isDone()) detector.handleData(bytes, from, count);
        for (int i = from; i < from + count; i++) look(bytes[i] & 0xff);
    }

    private void look(int b) {
        if (b < 0x80) {
            if (missing > 0) malformed++;
            missing = 0;
            wasHigh = false;
            if (b == 0) {
                if ((size & 1) == 0) evenNuls++;
                else oddNuls++;
            } else if (b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                controls++;
            }
        } else {
            high++;
            if (wasHigh) highNeighbours++;
            wasHigh = true;
            follow(b);
        }
        size++;
    }

    /** Counts the UTF-8 sequences that are whole and those that are not. */
    private void follow(int b) {
        if ((b & 0xc0) == 0x80) {
            if (missing == 0) malformed++;
            else if (--missing == 0) sequences++;
            return;
        }
        if (missing > 0) malformed++;
        missing = b >= 0xc2 && b < 0xe0 ? 1 : b >= 0xe0 && b < 0xf0 ? 2 : b >= 0xf0 && b < 0xf5 ? 3 : 0;
        if (missing == 0) malformed++;
    }

    public long size() {
        return size;
    }

    /** The first 256 KiB. */
    public byte[] sample() {
        return sample.toByteArray();
    }

    /** Whether this is no text at all: an archive, a picture, a program. */
    public boolean isBinary() {
        if (isWide()) return false;
        byte[] head = sample();
        for (String magic : new String[] {
            "PK\u0003\u0004",
            "%PDF-",
            "\u001f\u008b",
            "\u0089PNG",
            "\u00d0\u00cf\u0011\u00e0",
            "\u00ff\u00d8\u00ff",
            "GIF8",
            "\u007fELF"
        }) {
            if (startsWith(head, magic)) return true;
        }
        return (controls + evenNuls + oddNuls) * 20 > size;
    }

    private static boolean startsWith(byte[] head, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= wanted.length
                && java.util.Arrays.equals(head, 0, wanted.length, wanted, 0, wanted.length);
    }

    private boolean isWide() {
        String charset = charset();
        return charset.startsWith("UTF-16") || charset.startsWith("UTF-32");
    }

    /** Name of the encoding: by its mark, by where zero bytes stand, as UTF-8 if it is sound, else by its letters. */
    public String charset() {
        byte[] head = sample();
        if (startsWith(head, "\u00ef\u00bb\u00bf")) return "UTF-8";
        if (startsWith(head, "\u00ff\u00fe\u0000\u0000")) return "UTF-32LE";
        if (startsWith(head, "\u0000\u0000\u00fe\u00ff")) return "UTF-32BE";
        if (startsWith(head, "\u00ff\u00fe")) return "UTF-16LE";
        if (startsWith(head, "\u00fe\u00ff")) return "UTF-16BE";
        if (size >= 4 && oddNuls * 10 > size * 3 && evenNuls * 20 < size) return "UTF-16LE";
        if (size >= 4 && evenNuls * 10 > size * 3 && oddNuls * 20 < size) return "UTF-16BE";
        if (oddNuls > 0 && evenNuls * 20 < oddNuls && isTextIn(StandardCharsets.UTF_16LE)) return "UTF-16LE";
        if (evenNuls > 0 && oddNuls * 20 < evenNuls && isTextIn(StandardCharsets.UTF_16BE)) return "UTF-16BE";
        if (malformed() == 0 || sequences > 8 * malformed()) return "UTF-8";
        return byItsLetters();
    }

    /**
     * Whether this is text of another alphabet in two bytes a letter: then its lines end and are parted by pairs of which one
     * is zero, which no bytes of any other text come to.
     */
    private boolean isTextIn(Charset wide) {
        if ((size & 1) != 0) return false;
        byte[] head = sample();
        String text = new String(head, 0, head.length & ~1, wide);
        long ends = text.chars().filter(c -> c == '\n' || c == '\r').count();
        long strange = text.chars()
                .filter(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r'
                        || c == '\uFFFD'
                        || Character.getType(c) == Character.UNASSIGNED)
                .count();
        return ends > 0 && strange * 50 < text.length();
    }

    /** Whether the encoding is UTF-8 with some bytes damaged. */
    public boolean isBroken() {
        return malformed() > 0 && charset().equals("UTF-8");
    }

    private long malformed() {
        return malformed + (missing > 0 ? 1 : 0);
    }

    /** Few letters beyond ASCII mislead the detector: whole words of them are Cyrillic or the like, lone ones Latin. */
    private String byItsLetters() {
        detector.dataEnd();
        String detected = detector.getDetectedCharset();
        boolean words = highNeighbours * 2 > high;
        if (detected == null || !Charset.isSupported(detected)) return words ? "windows-1251" : "windows-1252";
        boolean latin = detected.equals("WINDOWS-1252") || detected.startsWith("ISO-8859-1");
        if (words && latin) return "windows-1251";
        if (!words && !latin && !detected.equals("WINDOWS-1250") && !detected.equals("ISO-8859-2"))
            return "windows-1252";
        return Charset.forName(detected).name();
    }
}
