package dev.cohort.imports.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds out how a file is written: its encoding, what parts its values, and whether its first row names them. */
public final class Sniffer {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int ROWS = 200;

    private Sniffer() {}

    /** The format of a scanned file that {@linkplain ByteScan#isBinary is text}. */
    public static FileFormat sniff(ByteScan scan) {
        byte[] sample = scan.sample();
        FileFormat format = new FileFormat(scan.charset(), scan.isBroken(), ',', true, false);
        try {
            format = delimited(format, sample, scan.size() > sample.length);
            List<List<String>> rows = rows(format, sample, false);
            return format.withHeader(isHeader(rows));
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory cannot be read", e);
        }
    }

    private static FileFormat delimited(FileFormat format, byte[] sample, boolean cut) throws IOException {
        char[] head = new char[5];
        int read = format.text(new ByteArrayInputStream(sample)).read(head);
        if (read == 5 && new String(head, 0, 4).toLowerCase(Locale.ROOT).equals("sep="))
            return new FileFormat(format.charset(), format.broken(), head[4], true, true);
        double best = 0;
        FileFormat chosen = format;
        for (char delimiter : DELIMITERS) {
            FileFormat tried = format.withDelimiter(delimiter);
            double score = consistency(rows(tried, sample, cut));
            if (score > best) {
                best = score;
                chosen = tried;
            }
        }
        return chosen;
    }

    /** How many rows have the usual count of values, weighed by that count; 0 when rows have one value only. */
    private static double consistency(List<List<String>> rows) {
        Map<Integer, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row.size(), 1, Integer::sum));
        double best = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            if (entry.getKey() < 2) continue;
            double share = (double) entry.getValue() / rows.size();
            best = Math.max(best, share * share * Math.log(entry.getKey() + 1.0));
        }
        // The first row is the most reliable one: it is usually written by the program that exports.
        boolean parted = !rows.isEmpty() && rows.getFirst().size() > 1;
        return parted ? best + 0.5 : best * 0.5;
    }

    /** The first rows of the sample; the last one is left out where the sample cuts through it. */
    private static List<List<String>> rows(FileFormat format, byte[] sample, boolean cut) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        CsvReader reader = format.rows(new ByteArrayInputStream(sample));
        while (rows.size() < ROWS && reader.next()) rows.add(List.copyOf(reader.values()));
        if (cut && rows.size() > 1 && rows.size() < ROWS) rows.removeLast();
        return rows;
    }

    /** The first row names the columns unless it looks like what stands below: addresses, numbers, dates. */
    private static boolean isHeader(List<List<String>> rows) {
        if (rows.isEmpty()) return true;
        int numbers = 0;
        for (String value : rows.getFirst()) {
            Looks looks = Looks.like(value);
            if (looks == Looks.NUMBER) numbers++;
            else if (looks.isData()) return false;
        }
        if (numbers * 2 >= rows.getFirst().size()) return false;
        if (rows.getFirst().size() > 1 || rows.size() < 2) return true;
        return rows.stream().skip(1).anyMatch(row -> Looks.like(row.getFirst()).isData());
    }
}
