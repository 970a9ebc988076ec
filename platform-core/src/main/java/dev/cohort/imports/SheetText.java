package dev.cohort.imports;

import dev.cohort.imports.sheet.SheetFile;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file as text: a spreadsheet is turned into comma-separated text on its way in, so that everything after the upload
 * knows one kind of file and a run goes on where it was; any other content is passed on as it is.
 */
final class SheetText extends FilterInputStream {
    private final Path file;

    private SheetText(Path file) throws IOException {
        super(Files.newInputStream(file));
        this.file = file;
    }

    /** @param sheet the name of the sheet; null for the first */
    static InputStream of(InputStream content, @Nullable String sheet) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(content);
        buffered.mark(SheetFile.signs());
        byte[] begin = buffered.readNBytes(SheetFile.signs());
        buffered.reset();
        if (!SheetFile.isOne(begin)) return buffered;
        Path text = Files.createTempFile("sheet", ".csv");
        try (SheetFile book = SheetFile.of(buffered, ImportFiles.MAX_SIZE);
                Writer out = Files.newBufferedWriter(text, StandardCharsets.UTF_8)) {
            book.csv(Optional.ofNullable(sheet).filter(name -> !name.isEmpty()), out);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(text);
            throw e;
        }
        return new SheetText(text);
    }

    @Override
    public void close() throws IOException {
        super.close();
        Files.deleteIfExists(file);
    }
}
