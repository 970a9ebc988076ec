package dev.cohort.leads.leadimport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.imports.ImportOptions;
import dev.cohort.imports.ImportReport;
import dev.cohort.imports.ImportStatus;
import dev.cohort.imports.csv.CsvReader;
import dev.cohort.imports.csv.CsvWriter;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as people have them: in each all rows are accounted for, and what is kept is what stood there. */
@ExtendWith(TestDatabase.class)
class ImportVariantsTest {
    private static final Charset CP1251 = Charset.forName("windows-1251");
    private static final String CELLS = """
            select concat_ws('|', p.first_name, p.last_name, p.email, p.phone, p.phone_e164, l.notes, p.birth_date,
                nullif(l.custom_fields::text, '{}'))
            from lead l join person p on p.id = l.person_id order by l.number_value
            """;

    private ImportFixture on;

    @BeforeEach
    void open(TestDatabase db) {
        on = new ImportFixture(db);
    }

    /**
     * A file and what is to come of it.
     *
     * @param counts read = created + updated + skipped + failed
     * @param cells of the leads in their order
     */
    record Variant(String name, byte[] file, String counts, List<String> cells) {
        static Variant of(String name, byte[] file, String counts, String... cells) {
            return new Variant(name, file, counts, List.of(cells));
        }

        static Variant of(String name, String file, String counts, String... cells) {
            return of(name, file.getBytes(UTF_8), counts, cells);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final String CYRILLIC = """
            Имя;Фамилия;Почта;Комментарий
            Мария;Ёлкина;maria@mail.example;позвонить вечером, ребёнку девять лет
            Пётр;Щукин;petr@mail.example;объявление на подъезде
            """;
    private static final String[] CYRILLIC_CELLS = {
        "Мария|Ёлкина|maria@mail.example|позвонить вечером, ребёнку девять лет",
        "Пётр|Щукин|petr@mail.example|объявление на подъезде"
    };
    private static final String GERMAN = """
            Vorname;Nachname;E-Mail;Notiz
            Jürgen;Größe;juergen@mail.example;möchte später beginnen
            """;
    private static final String GERMAN_CELLS = "Jürgen|Größe|juergen@mail.example|möchte später beginnen";

    static Stream<Variant> variants() {
        return Stream.concat(encodings(), Stream.concat(shapes(), values()));
    }

    private static Stream<Variant> encodings() {
        return Stream.of(
                Variant.of("cp1251", CYRILLIC.getBytes(CP1251), "2 = 2 + 0 + 0 + 0", CYRILLIC_CELLS),
                Variant.of("UTF-8 with BOM", '\uFEFF' + CYRILLIC, "2 = 2 + 0 + 0 + 0", CYRILLIC_CELLS),
                Variant.of("UTF-8", CYRILLIC, "2 = 2 + 0 + 0 + 0", CYRILLIC_CELLS),
                Variant.of(
                        "UTF-16 LE with BOM",
                        ('\uFEFF' + CYRILLIC).getBytes(UTF_16LE),
                        "2 = 2 + 0 + 0 + 0",
                        CYRILLIC_CELLS),
                Variant.of(
                        "UTF-16 BE with BOM",
                        ('\uFEFF' + CYRILLIC).getBytes(UTF_16BE),
                        "2 = 2 + 0 + 0 + 0",
                        CYRILLIC_CELLS),
                Variant.of("UTF-16 LE", CYRILLIC.getBytes(UTF_16LE), "2 = 2 + 0 + 0 + 0", CYRILLIC_CELLS),
                Variant.of("UTF-16 BE", CYRILLIC.getBytes(UTF_16BE), "2 = 2 + 0 + 0 + 0", CYRILLIC_CELLS),
                Variant.of("latin-1", GERMAN.getBytes(ISO_8859_1), "1 = 1 + 0 + 0 + 0", GERMAN_CELLS));
    }

    private static Stream<Variant> shapes() {
        String wide = IntStream.range(0, 297).mapToObj(i -> "Field " + i).collect(Collectors.joining(","));
        String filled = IntStream.range(0, 297).mapToObj(i -> "v" + i).collect(Collectors.joining(","));
        return Stream.of(
                Variant.of(
                        "no header",
                        """
                        Ann,ann@mail.example,+49 30 23125014
                        Bob,bob@mail.example,+49 30 23125015
                        """,
                        "2 = 2 + 0 + 0 + 0",
                        "ann@mail.example|+49 30 23125014|+493023125014|{\"Column 1\": \"Ann\"}",
                        "bob@mail.example|+49 30 23125015|+493023125015|{\"Column 1\": \"Bob\"}"),
                Variant.of(
                        "the same name twice",
                        """
                        First name,Note,Note,E-mail
                        Ann,one,two,ann@mail.example
                        """,
                        "1 = 1 + 0 + 0 + 0",
                        "Ann|ann@mail.example|one|{\"Note (2)\": \"two\"}"),
                Variant.of(
                        "300 columns",
                        "First name,Last name,E-mail," + wide + "\nAnn,Lee,ann@mail.example," + filled + "\n",
                        "1 = 1 + 0 + 0 + 0"),
                Variant.of(
                        "line ends within quotes",
                        "First name,E-mail,Notes\nAnn,ann@mail.example,\"first\nsecond\r\nthird \"\"quoted\"\"\"\n",
                        "1 = 1 + 0 + 0 + 0",
                        "Ann|ann@mail.example|first\nsecond\nthird \"quoted\""),
                Variant.of("semicolon", GERMAN, "1 = 1 + 0 + 0 + 0", GERMAN_CELLS),
                Variant.of("tab", GERMAN.replace(';', '\t'), "1 = 1 + 0 + 0 + 0", GERMAN_CELLS),
                Variant.of("bar", GERMAN.replace(';', '|'), "1 = 1 + 0 + 0 + 0", GERMAN_CELLS),
                Variant.of("lone carriage returns", GERMAN.replace('\n', '\r'), "1 = 1 + 0 + 0 + 0", GERMAN_CELLS),
                Variant.of("no line end at the end", GERMAN.strip(), "1 = 1 + 0 + 0 + 0", GERMAN_CELLS),
                Variant.of(
                        "delimiters at the ends of lines",
                        GERMAN.replace("\n", ";;\n"),
                        "1 = 1 + 0 + 0 + 0",
                        GERMAN_CELLS),
                Variant.of("ragged rows", """
                        First name,Last name,E-mail
                        Ann
                        Bob,Lee,bob@mail.example,one too many
                        Cid,Lee,cid@mail.example,,,
                        """, "3 = 2 + 0 + 0 + 1", "Ann", "Cid|Lee|cid@mail.example"),
                Variant.of(
                        "NUL within a row",
                        "First name,E-mail,Notes\nAnn,ann@mail.example,a\0b\nBob,bob@mail.example,ok\n",
                        "2 = 1 + 0 + 0 + 1",
                        "Bob|bob@mail.example|ok"),
                Variant.of("a header and nothing else", "First name,Last name,E-mail\n", "0 = 0 + 0 + 0 + 0"),
                Variant.of(
                        "an open quote",
                        "First name,E-mail,Notes\nAnn,ann@mail.example,\"never closed\nBob,bob@mail.example,ok\n",
                        "2 = 1 + 0 + 0 + 1",
                        "Bob|bob@mail.example|ok"),
                Variant.of(
                        "rows of blanks",
                        "First name,E-mail\n,\n  ,\t\nAnn,ann@mail.example\n",
                        "3 = 1 + 0 + 2 + 0",
                        "Ann|ann@mail.example"),
                Variant.of(
                        "a very long cell",
                        "First name,E-mail,Notes\nAnn,ann@mail.example," + "x".repeat(20_001)
                                + "\nBob,bob@mail.example," + "y".repeat(19_999) + "z\n",
                        "2 = 1 + 0 + 0 + 1",
                        "Bob|bob@mail.example|" + "y".repeat(19_999) + "z"));
    }

    private static Stream<Variant> values() {
        return Stream.of(
                Variant.of(
                        "phones of ten countries",
                        """
                        First name,Phone
                        Germany,030 23125014
                        Austria,+43 1 5880 1234
                        Switzerland,0041 44 668 18 00
                        France,+33 1 42 68 53 00
                        Britain,+44 (0)20 7946 0018
                        Poland,+48 22 695 99 00
                        Russia,+7 (916) 324-45-19
                        Spain,+34 912 34 56 78
                        America,+1 212-555-0142
                        Japan,+81 3-1234-5678
                        """,
                        "10 = 10 + 0 + 0 + 0",
                        "Germany|030 23125014|+493023125014",
                        "Austria|+43 1 5880 1234|+43158801234",
                        "Switzerland|0041 44 668 18 00|+41446681800",
                        "France|+33 1 42 68 53 00|+33142685300",
                        "Britain|+44 (0)20 7946 0018|+442079460018",
                        "Poland|+48 22 695 99 00|+48226959900",
                        "Russia|+7 (916) 324-45-19|+79163244519",
                        "Spain|+34 912 34 56 78|+34912345678",
                        "America|+1 212-555-0142|+12125550142",
                        "Japan|+81 3-1234-5678|+81312345678"),
                Variant.of("no such day", """
                        First name,Date of birth
                        Ann,30.02.1990
                        Bob,29.02.1992
                        Cid,31/12/1988
                        """, "3 = 2 + 0 + 0 + 1", "Bob|1992-02-29", "Cid|1988-12-31"),
                Variant.of(
                        "zeros in front, signs, and dates that are none",
                        """
                        First name,E-mail,Code,Ratio,Big
                        Ann,ann@mail.example,00931,+7,12345678901234567890
                        Bob,bob@mail.example,007,1-2,1E5
                        """,
                        "2 = 2 + 0 + 0 + 0",
                        "Ann|ann@mail.example|{\"Big\": \"12345678901234567890\", \"Code\": \"00931\", \"Ratio\": \"+7\"}",
                        "Bob|bob@mail.example|{\"Big\": \"1E5\", \"Code\": \"007\", \"Ratio\": \"1-2\"}"),
                Variant.of(
                        "names of the world",
                        """
                        First name,Last name
                        Sinéad,O'Brien
                        Juan,de la Cruz
                        Ирина,Ёжикова
                        Σοφία,Παπαδοπούλου
                        山田,太郎
                        """,
                        "5 = 5 + 0 + 0 + 0",
                        "Sinéad|O'Brien",
                        "Juan|de la Cruz",
                        "Ирина|Ёжикова",
                        "Σοφία|Παπαδοπούλου",
                        "山田|太郎"),
                Variant.of(
                        "formulas",
                        """
                        First name,E-mail,Notes
                        =1+1,ann@mail.example,@SUM(A1:A9)
                        Bob,bob@mail.example,"=HYPERLINK(""http://evil.example"")"
                        """,
                        "2 = 2 + 0 + 0 + 0",
                        "=1+1|ann@mail.example|@SUM(A1:A9)",
                        "Bob|bob@mail.example|=HYPERLINK(\"http://evil.example\")"),
                Variant.of(
                        "a spreadsheet with formulas and dates",
                        sheet(),
                        "2 = 2 + 0 + 0 + 0",
                        "Ann|Lee|ann@mail.example|=A2 stays text|1990-03-14|{\"Code\": \"00931\"}",
                        "Bob|O'Brien|bob@mail.example|8|1988-12-31|{\"Code\": \"+7\"}"));
    }

    /** A workbook as small as can be: texts, a date by its format, a formula with the value it had. */
    private static byte[] sheet() {
        String rows = """
                <row r="1">%s</row><row r="2">%s</row><row r="3">%s</row>""".formatted(
                texts(1, "First name", "Last name", "E-mail", "Date of birth", "Notes", "Code"),
                texts(2, "Ann", "Lee", "ann@mail.example") + "<c r=\"D2\" s=\"1\"><v>32946</v></c>"
                        + "<c r=\"E2\" t=\"inlineStr\"><is><t>=A2 stays text</t></is></c>"
                        + "<c r=\"F2\" t=\"inlineStr\"><is><t>00931</t></is></c>",
                texts(3, "Bob", "O'Brien", "bob@mail.example") + "<c r=\"D3\" s=\"1\"><v>32508</v></c>"
                        + "<c r=\"E3\"><f>4+4</f><v>8</v></c>" + "<c r=\"F3\" t=\"inlineStr\"><is><t>+7</t></is></c>");
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
            entry(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + rel
                            + "\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            entry(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                            + "<Relationship Id=\"rId1\" Type=\"" + rel
                            + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            entry(
                    zip,
                    "xl/styles.xml",
                    "<styleSheet xmlns=\"" + main
                            + "\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
            entry(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\"" + main + "\"><sheetData>" + rows + "</sheetData></worksheet>");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(UTF_8));
        zip.closeEntry();
    }

    private static String texts(int row, String... texts) {
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < texts.length; i++)
            cells.append("<c r=\"")
                    .append((char) ('A' + i))
                    .append(row)
                    .append("\" t=\"inlineStr\"><is><t>")
                    .append(texts[i])
                    .append("</t></is></c>");
        return cells.toString();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void eachRowIsAccountedForAndKeptAsItStood(Variant variant) throws IOException {
        UUID id = on.runner.upload(variant.name() + ".csv", variant.file());
        ImportStatus dry = on.runner.run(id, ImportOptions.NONE.dry(true));
        assertThat(on.count("select count(*) from lead")).isZero();
        ImportStatus done = on.runner.run(id, ImportOptions.NONE);
        ImportReport report = on.runner.report(id);

        String counts = "%d = %d + %d + %d + %d"
                .formatted(done.read(), done.created(), done.updated(), done.skipped(), done.failed());
        assertThat(counts).as("%s", report.firstFaults()).isEqualTo(variant.counts());
        assertThat(dry.created() + dry.skipped() + dry.failed()).isEqualTo(done.read());
        assertThat(on.count("select count(*) from lead")).isEqualTo(done.created());
        List<String> cells = on.all(CELLS);
        if (!variant.cells().isEmpty()) assertThat(cells).containsExactlyElementsOf(variant.cells());
        assertThat(onceThroughAFile(cells)).isEqualTo(cells);
    }

    /** What an export writes and whoever reads it takes off again leaves every value as it was. */
    private static List<String> onceThroughAFile(List<String> cells) throws IOException {
        StringWriter text = new StringWriter();
        CsvWriter writer = new CsvWriter(text);
        for (String cell : cells) writer.row(List.of(cell, "end"));
        CsvReader reader = new CsvReader(new StringReader(text.toString().substring(1)), ',');
        List<String> again = new ArrayList<>();
        while (reader.next()) again.add(CsvWriter.unguarded(reader.values().getFirst()));
        return again;
    }

    @Test
    void eachOfThreeHundredColumnsIsKept() {
        Variant wide = variants()
                .filter(variant -> variant.name().equals("300 columns"))
                .findFirst()
                .orElseThrow();
        on.runner.run(on.runner.upload("wide.csv", wide.file()), ImportOptions.NONE);

        assertThat(on.count("select count(*) from jsonb_object_keys((select custom_fields from lead))"))
                .isEqualTo(297);
        assertThat(on.one("select custom_fields ->> 'Field 296' from lead")).isEqualTo("v296");
    }

    @Test
    void anEmptyFileIsRefused() {
        for (String content : List.of("", "\n\r\n\n", "\uFEFF"))
            assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                    Problem.class, () -> on.runner.upload(content))
                            .code())
                    .isEqualTo("import-empty");
    }
}
