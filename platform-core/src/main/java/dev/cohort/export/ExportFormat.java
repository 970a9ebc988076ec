package dev.cohort.export;

import java.io.IOException;
import java.io.OutputStream;

/** What file an export is. */
public enum ExportFormat {
    CSV("text/csv; charset=utf-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    public String ending() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** @param name what the sheet is called, where files have sheets */
    Sheet open(OutputStream out, String name, int columns) throws IOException {
        return this == CSV ? new CsvSheet(out) : new XlsxSheet(out, name, columns);
    }
}
