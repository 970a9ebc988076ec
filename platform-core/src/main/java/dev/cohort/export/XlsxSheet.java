package dev.cohort.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A spreadsheet of one sheet (Office Open XML, ECMA-376), written row by row and never held in memory. Every text is an
 * inline string: nothing is a formula, nothing loses its zeros or its plus.
 */
final class XlsxSheet implements Sheet {
    private static final LocalDate DAY_NOUGHT = LocalDate.of(1899, 12, 30);
    private static final LocalDate FIRST_SAFE_DAY = LocalDate.of(1900, 3, 1);
    private static final int LONGEST_TEXT = 32_767;
    private static final long MOST_ROWS = 1_048_576;
    private static final int DIGITS = 15;
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final ZipOutputStream zip;
    private final Writer out;
    private long rows;

    XlsxSheet(OutputStream target, String name, int columns) throws IOException {
        zip = new ZipOutputStream(target);
        out = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        part(
                "[Content_Types].xml",
                "<Types xmlns=\"" + PACKAGE + "content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPE + "sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + TYPE + "worksheet+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + TYPE + "styles+xml\"/></Types>");
        part(
                "_rels/.rels",
                "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + OFFICE
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        part(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets><sheet name=\""
                        + escaped(sheetName(name)) + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        part(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + OFFICE
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + OFFICE
                        + "/styles\" Target=\"styles.xml\"/></Relationships>");
        // Styles: 0 plain text, 1 a day, 2 the bold head.
        part(
                "xl/styles.xml",
                "<styleSheet xmlns=\"" + MAIN
                        + "\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
                        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
                        + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
                        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
                        + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
                        + "<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"164\" fontId=\"0\" applyNumberFormat=\"1\"/>"
                        + "<xf numFmtId=\"0\" fontId=\"1\" applyFont=\"1\"/></cellXfs></styleSheet>");
        zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
        out.write(HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetViews><sheetView workbookViewId=\"0\">"
                + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
                + "<cols><col min=\"1\" max=\"" + Math.max(1, columns)
                + "\" width=\"18\" customWidth=\"1\"/></cols><sheetData>");
    }

    private void part(String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        out.write(HEAD);
        out.write(xml);
        out.flush();
        zip.closeEntry();
    }

    private static String sheetName(String name) {
        String tidy = name.replaceAll("[\\\\/?*\\[\\]:']", " ").strip();
        if (tidy.isEmpty()) return "Export";
        return tidy.length() <= 31 ? tidy : tidy.substring(0, 31);
    }

    @Override
    public void row(List<? extends @Nullable Object> values) throws IOException {
        if (rows >= MOST_ROWS)
            throw dev.cohort.problem.Problem.rule("export-too-long").with("most", MOST_ROWS);
        rows++;
        out.write("<row r=\"" + rows + "\">");
        for (int i = 0; i < values.size(); i++) cell(i, values.get(i));
        out.write("</row>");
    }

    private void cell(int column, @Nullable Object value) throws IOException {
        String at = " r=\"" + letters(column) + rows + "\"";
        switch (value) {
            case null -> {}
            case Boolean yes -> out.write("<c" + at + " t=\"b\"><v>" + (yes ? 1 : 0) + "</v></c>");
            case LocalDate day
            when !day.isBefore(FIRST_SAFE_DAY) ->
                out.write("<c" + at + " s=\"1\"><v>" + ChronoUnit.DAYS.between(DAY_NOUGHT, day) + "</v></c>");
            // More digits than a spreadsheet keeps are text, or it would show another number.
            case BigDecimal number when number.precision() <= DIGITS -> number(at, number.toPlainString());
            case Integer number -> number(at, number.toString());
            default -> text(at, value.toString());
        }
    }

    private void number(String at, String number) throws IOException {
        out.write("<c" + at + "><v>" + number + "</v></c>");
    }

    private void text(String at, String text) throws IOException {
        if (text.isEmpty()) return;
        String cut = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
        String style = rows == 1 ? " s=\"2\"" : "";
        out.write(
                "<c" + at + style + " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(cut) + "</t></is></c>");
    }

    private static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) letters.insert(0, (char) ('A' + rest % 26));
        return letters.toString();
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    boolean pair = Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
                    if (pair) out.append(c).append(text.charAt(++i));
                    // What XML cannot hold is left out.
                    else if (c == '\n' || c == '\t' || c >= ' ' && !Character.isSurrogate(c) && c < 0xFFFE)
                        out.append(c);
                }
            }
        }
        return out.toString();
    }

    @Override
    public void close() throws IOException {
        out.write("</sheetData></worksheet>");
        out.flush();
        zip.closeEntry();
        zip.finish();
    }
}
