package dev.cohort.imports;

import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be brought in. Everything may be left out.
 *
 * @param mode what may happen to records; {@code create} if left out
 * @param onDuplicate what happens to a row whose record is there already (in mode {@code create}), and to a row that
 *     repeats an earlier one of the same file (in every mode); {@code skip} if left out
 * @param mapping column to field, {@code custom:NAME}, {@code outcome:WON_VALUE}, or null to drop it; columns left out are
 *     guessed
 * @param defaults field to the value for new records whose row says nothing
 * @param region ISO 3166 code of the country that phones without one belong to; the tenant's if left out
 * @param dryRun whether to count only
 * @param dateOrder what 3/1/2026 means; if left out, the column's other values decide, and where they do not it is a fault
 * @param onFault column to what happens to a value that cannot be read; {@code fail} if left out
 * @param fillOnly whether updates fill empty fields only, instead of replacing what the file knows better
 * @param matchBy by what a record is the same; by all if left out
 * @param charset name of the file's encoding, where the guess is wrong
 * @param delimiter what parts its values, where the guess is wrong
 * @param header whether its first row names the columns, where the guess is wrong
 * @param assign whether new records that name no owner are given to people by the tenant's rules, where there are such
 */
public record ImportOptions(
        @Nullable Mode mode,
        @Nullable OnDuplicate onDuplicate,
        @Nullable @Size(max = 2000) Map<String, @Nullable String> mapping,
        @Nullable @Size(max = 100) Map<String, String> defaults,
        @Nullable @Size(max = 2) String region,
        @Nullable Boolean dryRun,
        @Nullable DateOrder dateOrder,
        @Nullable @Size(max = 2000) Map<String, OnFault> onFault,
        @Nullable Boolean fillOnly,
        @Nullable Set<MatchKey> matchBy,
        @Nullable @Size(max = 40) String charset,
        @Nullable @Size(max = 1) String delimiter,
        @Nullable Boolean header,
        @Nullable Boolean assign) {

    public static final ImportOptions NONE =
            new ImportOptions(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** What may happen to records. */
    public enum Mode {
        /** New ones are made; what is there already goes by {@link OnDuplicate}. */
        CREATE,
        /** Those that are there are changed; rows without one are skipped. */
        UPDATE,
        /** Both. */
        UPSERT
    }

    /** What happens to a row that stands for something already there. */
    public enum OnDuplicate {
        SKIP,
        UPDATE,
        CREATE
    }

    /** Which part of 3/1/2026 is the day. */
    public enum DateOrder {
        DAY_FIRST,
        MONTH_FIRST
    }

    /** What happens to a value that cannot be read. */
    public enum OnFault {
        /** The row fails and can be downloaded with the reason. */
        FAIL,
        /** The value is left out. */
        EMPTY,
        /** The value is kept as text in a custom field of the column's name. */
        KEEP
    }

    /** By what two rows or records are the same. */
    public enum MatchKey {
        EXTERNAL_ID,
        EMAIL,
        PHONE,
        /** What such records are called, in its normal form: of those that have no other key. */
        NAME
    }

    Map<String, @Nullable String> mappings() {
        return mapping == null ? Map.of() : mapping;
    }

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }

    public ImportOptions dry(boolean dry) {
        return new ImportOptions(
                mode,
                onDuplicate,
                mapping,
                defaults,
                region,
                dry,
                dateOrder,
                onFault,
                fillOnly,
                matchBy,
                charset,
                delimiter,
                header,
                assign);
    }

    public ImportOptions mapped(Map<String, @Nullable String> other) {
        return new ImportOptions(
                mode,
                onDuplicate,
                new LinkedHashMap<>(other),
                defaults,
                region,
                dryRun,
                dateOrder,
                onFault,
                fillOnly,
                matchBy,
                charset,
                delimiter,
                header,
                assign);
    }
}
