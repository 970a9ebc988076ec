package dev.cohort.imports.sheet;

import dev.cohort.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A spreadsheet as Excel and its like write it (Office Open XML, ECMA-376), read a row at a time. What counts is what
 * people see: dates as days, numbers without exponents, leading zeros where the format shows them, and of formulas the
 * value that was last computed; nothing is computed here.
 */
public final class SheetFile implements AutoCloseable {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final String BOOK = "xl/workbook.xml";

    private final Path file;
    private final ZipFile zip;
    private final Workbook book;

    private SheetFile(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        this.book = Workbook.read(this);
    }

    /** How many first bytes {@link #isOne} wants to see. */
    public static int signs() {
        return ZIP.length;
    }

    /** Whether a file that begins so may be a spreadsheet. */
    public static boolean isOne(byte[] begin) {
        if (begin.length < ZIP.length) return false;
        for (int i = 0; i < ZIP.length; i++) if (begin[i] != ZIP[i]) return false;
        return true;
    }

    /**
     * Takes the content to the disk, for what is said about the sheets stands at its end.
     *
     * @param most largest size in bytes
     * @throws Problem 422 {@code import-no-sheet} for what is no spreadsheet, 413 {@code too-large}
     */
    public static SheetFile of(InputStream content, long most) throws IOException {
        Path file = Files.createTempFile("sheet", ".xlsx");
        try {
            Files.copy(new Bounded(content, most), file, StandardCopyOption.REPLACE_EXISTING);
            return open(file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static SheetFile open(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException e) {
            throw Problem.rule("import-no-sheet").causedBy(e);
        }
        try {
            if (zip.getEntry(BOOK) == null) throw Problem.rule("import-no-sheet");
            return new SheetFile(file, zip);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** The file as it came. */
    public InputStream content() throws IOException {
        return Files.newInputStream(file);
    }

    /** The names of the sheets in their order. */
    public List<String> sheets() {
        return book.sheets().stream().map(Workbook.Sheet::name).toList();
    }

    /**
     * Writes a sheet as comma-separated text.
     *
     * @param sheet its name; empty for the first
     * @throws Problem 422 {@code import-sheet-unknown}
     */
    public void csv(Optional<String> sheet, Writer out) throws IOException {
        Workbook.Sheet chosen = book.sheets().stream()
                .filter(each -> sheet.isEmpty() || each.name().equals(sheet.get()))
                .findFirst()
                .orElseThrow(() -> Problem.rule("import-sheet-unknown")
                        .with("sheet", sheet.orElse(""))
                        .with("sheets", sheets()));
        SharedTexts texts = SharedTexts.read(this);
        CellText cells = new CellText(NumberFormats.read(this), texts, book.since1904());
        try (InputStream xml = open(chosen.path())) {
            new SheetRows(xml, cells).write(out);
        }
    }

    boolean has(String path) {
        return zip.getEntry(path) != null;
    }

    /** A part of the file; a small one that unpacks to a giant is cut off with a refusal. */
    InputStream open(String path) throws IOException {
        ZipEntry entry = zip.getEntry(path);
        if (entry == null) throw Problem.rule("import-no-sheet");
        return new Bounded(zip.getInputStream(entry), Bounded.UNPACKED);
    }

    @Override
    public void close() throws IOException {
        zip.close();
        Files.deleteIfExists(file);
    }
}
