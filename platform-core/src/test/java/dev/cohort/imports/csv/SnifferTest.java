package dev.cohort.imports.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SnifferTest {
    private static final String RUSSIAN = """
            Имя;Фамилия;Почта;Телефон;Комментарий
            Олег;Иванов;oleg@firma.example;+7 916 324-45-19;ребёнок 9 лет
            Anna;Smith;anna@firma.example;+49 151 2110684;"semi;colon, comma"
            """;

    @Test
    void aByteOrderMarkSaysUtf8AndIsNoPartOfTheFirstName() throws Exception {
        byte[] bytes = "\uFEFFFirst name,Phone\nZoë,0151 2110684\n".getBytes(StandardCharsets.UTF_8);
        FileFormat format = sniff(bytes);
        assertThat(format).isEqualTo(new FileFormat("UTF-8", false, ',', true, false));
        CsvReader rows = format.rows(new java.io.ByteArrayInputStream(bytes));
        rows.next();
        assertThat(rows.values()).containsExactly("First name", "Phone");
    }

    @Test
    void cyrillicOfWindowsWithSemicolons() {
        FileFormat format = sniff(RUSSIAN.getBytes(Charset.forName("windows-1251")));
        assertThat(format.charset()).isEqualTo("windows-1251");
        assertThat(format.delimiter()).isEqualTo(';');
        assertThat(format.header()).isTrue();
    }

    @Test
    void westernLettersThatStandAlone() {
        byte[] bytes = "Name,Ort\nJörg Müller,Köln\nRené,Zürich\n".getBytes(Charset.forName("windows-1252"));
        assertThat(sniff(bytes).charset()).isEqualTo("windows-1252");
    }

    @Test
    void utf16WithTabsWithAndWithoutMark() {
        String text = "First name\tE-mail\nZoë\tzoe@firma.example\nLiam\tliam@firma.example\n";
        for (String mark : new String[] {"\uFEFF", ""}) {
            FileFormat format = sniff((mark + text).getBytes(StandardCharsets.UTF_16LE));
            assertThat(format.charset()).isEqualTo("UTF-16LE");
            assertThat(format.delimiter()).isEqualTo('\t');
        }
        assertThat(sniff(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE)).charset())
                .isEqualTo("UTF-16BE");
    }

    @Test
    void utf8WithOneBrokenByteIsStillUtf8ButSaysSo() {
        byte[] good = "Имя,Город\nОлег,Москва\nАнна,Казань\nИван,Самара\n".getBytes(StandardCharsets.UTF_8);
        byte[] bytes = java.util.Arrays.copyOf(good, good.length + 3);
        bytes[good.length] = (byte) 0xff;
        bytes[good.length + 1] = ',';
        bytes[good.length + 2] = 'x';
        FileFormat format = sniff(bytes);
        assertThat(format.charset()).isEqualTo("UTF-8");
        assertThat(format.broken()).isTrue();
    }

    @Test
    void excelsHintNamesTheDelimiter() throws Exception {
        byte[] bytes = "sep=;\r\nName;Note\r\nAnn;a,b,c\r\n".getBytes(StandardCharsets.UTF_8);
        FileFormat format = sniff(bytes);
        assertThat(format.delimiter()).isEqualTo(';');
        CsvReader rows = format.rows(new java.io.ByteArrayInputStream(bytes));
        rows.next();
        assertThat(rows.values()).containsExactly("Name", "Note");
    }

    @Test
    void aFirstRowOfDataIsNoHeader() {
        assertThat(sniff("Ann,ann@firma.example\nBob,bob@firma.example\n".getBytes(StandardCharsets.UTF_8))
                        .header())
                .isFalse();
    }

    @Test
    void archivesAndPicturesAreNoText() {
        assertThat(scan(new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0}).isBinary()).isTrue();
        byte[] noise = new byte[4096];
        new java.util.Random(1).nextBytes(noise);
        assertThat(scan(noise).isBinary()).isTrue();
        assertThat(scan(RUSSIAN.getBytes(StandardCharsets.UTF_16LE)).isBinary()).isFalse();
    }

    @Test
    void formulasAreGuardedAndComeBackAsTheyWere() {
        for (String value : new String[] {"=1+1", "+cmd|' /C calc'!A0", "@x", "-2+3+cmd", "'=1", "''=1", "\t=1"}) {
            assertThat(CsvWriter.guarded(value)).startsWith("'");
            assertThat(CsvWriter.unguarded(CsvWriter.guarded(value))).isEqualTo(value);
        }
        for (String value : new String[] {"+49 151 2110684", "-5", "'quoted'", "Ann", "", "-"})
            assertThat(CsvWriter.guarded(value)).isEqualTo(value);
    }

    private static FileFormat sniff(byte[] bytes) {
        return Sniffer.sniff(scan(bytes));
    }

    private static ByteScan scan(byte[] bytes) {
        ByteScan scan = new ByteScan();
        scan.add(bytes, 0, bytes.length);
        return scan;
    }
}
