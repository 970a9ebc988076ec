package dev.cohort.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.imports.sheet.SheetFile;
import dev.cohort.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class SheetsTest {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static String written(ExportFormat format, List<?>... rows) throws IOException {
        byte[] file = bytes(format, rows);
        return format == ExportFormat.CSV ? new String(file, StandardCharsets.UTF_8) : read(file);
    }

    private static byte[] bytes(ExportFormat format, List<?>... rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (Sheet sheet = format.open(out, "Leads: [all]", rows[0].size())) {
            for (List<?> row : rows) sheet.row(row);
        }
        return out.toByteArray();
    }

    private static String read(byte[] file) throws IOException {
        return read(file, Optional.empty());
    }

    private static String read(byte[] file, Optional<String> name) throws IOException {
        var text = new StringWriter();
        try (SheetFile book = SheetFile.of(new ByteArrayInputStream(file), 1 << 20)) {
            book.csv(name, text);
        }
        return text.toString();
    }

    @Test
    void textKeepsZerosAndSignsAndIsNeverAFormula() throws IOException {
        List<String> row = List.of("007", "+49 170 1234567", "=1+1", "@SUM(A1)", "two\nlines", "\"quoted\", €");
        String text = written(ExportFormat.XLSX, List.of("a", "b", "c", "d", "e", "f"), row);
        assertThat(text)
                .contains("\"007\",\"+49 170 1234567\",\"=1+1\",\"@SUM(A1)\",\"two\nlines\",\"\"\"quoted\"\", €\"");
        assertThat(written(ExportFormat.CSV, List.of("a"), List.of("=1+1"))).contains("'=1+1");
    }

    @Test
    void numbersDaysAndTruthsAreWhatTheyAre() throws IOException {
        String text = written(
                ExportFormat.XLSX,
                List.of("n", "d", "b", "long"),
                Arrays.asList(
                        new BigDecimal("1234.50"),
                        LocalDate.of(2026, 11, 20),
                        true,
                        new BigDecimal("12345678901234567")),
                Arrays.asList(null, LocalDate.of(2024, 2, 29), false, 7));
        assertThat(text)
                .contains("\"1234.5\",\"2026-11-20\",\"TRUE\",\"12345678901234567\"")
                .contains(",\"2024-02-29\",\"FALSE\",\"7\"");
    }

    @Test
    void cellsSayWhatPeopleSee() throws IOException {
        String cells = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
                + "<row r=\"3\">"
                + "<c r=\"A3\"><v>4.9171234567E10</v></c>"
                + "<c r=\"B3\" s=\"1\"><v>46346</v></c>"
                + "<c r=\"C3\" s=\"2\"><v>123</v></c>"
                + "<c r=\"D3\"><f>1+1</f><v>2</v></c>"
                + "<c r=\"E3\" t=\"str\"><f>A1</f><v>told</v></c>"
                + "<c r=\"F3\"><v>0.30000000000000004</v></c>"
                + "<c r=\"G3\" s=\"3\"><v>0.25</v></c>"
                + "<c r=\"H3\" s=\"4\"><v>46346.75</v></c>"
                + "<c r=\"I3\" t=\"e\"><v>#N/A</v></c></row>";
        String text = read(book(Map.of("Data", cells)));
        assertThat(text)
                .isEqualTo(
                        "\"Name\",\"Pho\nne\"\r\n,\r\n"
                                + "\"49171234567\",\"2026-11-20\",\"00123\",\"2\",\"told\",\"0.3\",\"25%\",\"2026-11-20 18:00\",\"#N/A\"\r\n");
    }

    @Test
    void aSheetIsChosenByItsName() throws IOException {
        String cell = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
        byte[] file = book(Map.of("Only", cell));
        assertThat(read(file, Optional.of("Only"))).contains("\"1\"");
        assertThatThrownBy(() -> read(file, Optional.of("Other")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("import-sheet-unknown"));
    }

    @Test
    void whatIsNoSpreadsheetIsRefused() {
        var zip = new ByteArrayOutputStream();
        assertThatThrownBy(() -> {
                    try (var out = new ZipOutputStream(zip)) {
                        out.putNextEntry(new ZipEntry("other.txt"));
                    }
                    read(zip.toByteArray());
                })
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("import-no-sheet"));
        assertThatThrownBy(() -> read("PK\3\4 broken".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void nothingOutsideTheFileIsFetchedForIt() throws IOException {
        String cells = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&file;</t></is></c></row>";
        List<Throwable> failures = new ArrayList<>();
        String text = "";
        try {
            text = read(book(Map.of("Data", cells), "<!DOCTYPE x [<!ENTITY file SYSTEM \"file:///etc/hostname\">]>"));
        } catch (IOException | RuntimeException e) {
            failures.add(e);
        }
        assertThat(failures.isEmpty() ? text : "").doesNotContainPattern("[a-z0-9]{3,}");
    }

    private static byte[] book(Map<String, String> sheets) throws IOException {
        return book(sheets, "");
    }

    private static byte[] book(Map<String, String> sheets, String before) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            StringBuilder list = new StringBuilder();
            StringBuilder links = new StringBuilder();
            int number = 0;
            for (Map.Entry<String, String> sheet : sheets.entrySet()) {
                number++;
                list.append("<sheet name=\"")
                        .append(sheet.getKey())
                        .append("\" sheetId=\"")
                        .append(number);
                list.append("\" r:id=\"r").append(number).append("\"/>");
                links.append("<Relationship Id=\"r").append(number).append("\" Target=\"worksheets/s");
                links.append(number).append(".xml\"/>");
                put(
                        zip,
                        "xl/worksheets/s" + number + ".xml",
                        before + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + sheet.getValue()
                                + "</sheetData></worksheet>");
            }
            put(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"urn:r\"><sheets>" + list + "</sheets></workbook>");
            put(zip, "xl/_rels/workbook.xml.rels", "<Relationships>" + links + "</Relationships>");
            put(
                    zip,
                    "xl/sharedStrings.xml",
                    "<sst xmlns=\"" + MAIN
                            + "\"><si><t>Name</t></si><si><r><t>Pho</t></r><r><t>\nne</t></r></si></sst>");
            put(
                    zip,
                    "xl/styles.xml",
                    "<styleSheet xmlns=\"" + MAIN
                            + "\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"00000\"/><numFmt numFmtId=\"165\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/></numFmts>"
                            + "<cellStyleXfs><xf numFmtId=\"0\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"9\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>");
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
