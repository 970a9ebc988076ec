package dev.cohort.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import dev.cohort.request.Context;
import dev.cohort.text.Texts;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;

/** What {@link Privacy#export} tells, on paper: for somebody who asked what a centre knows of them. */
public final class PersonalPdf {
    private static final String FONT = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf";
    private static final String BOLD = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans-Bold.ttf";
    private static final float MARGIN = 42;
    private static final float[] COLUMNS = {1, 3};
    private static final Color GREY = new Color(0x66, 0x6b, 0x75);

    private final Locale locale = Context.current().locale();
    private final Font text = font(FONT, 9, Color.BLACK);
    private final Font small = font(FONT, 8, GREY);
    private final Font heading = font(BOLD, 12, Color.BLACK);
    private final Font title = font(BOLD, 17, Color.BLACK);

    private PersonalPdf() {}

    /** A PDF file of what {@link Privacy#export} answered, in the reader's language. */
    public static byte[] of(JsonNode export) {
        return new PersonalPdf().write(export);
    }

    private byte[] write(JsonNode export) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
        PdfWriter.getInstance(document, bytes);
        document.addTitle(Texts.get(locale, "personal.title"));
        document.open();
        document.add(new Paragraph(Texts.get(locale, "personal.title"), title));
        document.add(new Paragraph(
                Texts.get(
                        locale,
                        "personal.taken",
                        export.path("from").asText(),
                        export.path("takenAt").asText()),
                small));
        export.path("sections").properties().forEach(section -> add(document, section.getKey(), section.getValue()));
        document.close();
        return bytes.toByteArray();
    }

    private void add(Document document, String section, JsonNode rows) {
        if (rows.isEmpty()) return;
        Paragraph head = new Paragraph(
                Texts.find(locale, "personal." + section).orElse(section) + " (" + rows.size() + ")", heading);
        head.setSpacingBefore(14);
        head.setSpacingAfter(4);
        document.add(head);
        for (JsonNode row : rows) document.add(table(row));
    }

    private PdfPTable table(JsonNode row) {
        PdfPTable table = new PdfPTable(COLUMNS);
        table.setWidthPercentage(100);
        table.setSpacingAfter(8);
        row.properties().forEach(field -> {
            table.addCell(cell(field.getKey().replace('_', ' '), small));
            JsonNode value = field.getValue();
            table.addCell(cell(value.isValueNode() ? value.asText() : value.toString(), text));
        });
        return table;
    }

    private static PdfPCell cell(String words, Font font) {
        PdfPCell cell = new PdfPCell(new Phrase(words, font));
        cell.setBorderColor(Color.LIGHT_GRAY);
        cell.setBorder(PdfPCell.BOTTOM);
        cell.setPadding(3);
        return cell;
    }

    private static Font font(String path, float size, Color colour) {
        try (InputStream file = Objects.requireNonNull(PersonalPdf.class.getResourceAsStream(path), path)) {
            BaseFont base =
                    BaseFont.createFont(path, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, file.readAllBytes(), null);
            return new Font(base, size, Font.NORMAL, colour);
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + path + " cannot be read", e);
        }
    }
}
