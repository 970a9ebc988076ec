package dev.cohort.tenancy.export;

import dev.cohort.request.Context;
import dev.cohort.rest.Product;
import dev.cohort.tenancy.Tenant;
import dev.cohort.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is in an export, as its {@code manifest.json} tells.
 *
 * @param tenant its slug
 * @param version of the product
 * @param takenAt the one moment that all tables show
 * @param tables by their names
 * @param note how the files are to be read
 */
public record Manifest(
        String tenant,
        String name,
        String product,
        String version,
        Instant takenAt,
        String locale,
        String timeZone,
        String currency,
        String region,
        List<String> modules,
        Map<String, Table> tables,
        String note) {
    /** The file's name in the export. */
    static final String FILE = "manifest.json";

    /**
     * One table.
     *
     * @param rows without the line of column names
     * @param bytes of the file, unpacked
     * @param sha256 of the file, unpacked, in hexadecimal digits
     */
    public record Table(String file, long rows, long bytes, String sha256) {}

    static Manifest of(Tenant tenant, Instant takenAt, Map<String, Table> tables) {
        return new Manifest(
                tenant.slug(),
                tenant.name(),
                "Cohort",
                Product.version(),
                takenAt,
                tenant.locale().toLanguageTag(),
                tenant.zone().getId(),
                tenant.currency(),
                tenant.region(),
                tenant.modules().stream().sorted().toList(),
                tables,
                Texts.get(Context.current().locale(), "export.note"));
    }

    /** The rows of all tables. */
    public long rows() {
        return tables.values().stream().mapToLong(Table::rows).sum();
    }
}
