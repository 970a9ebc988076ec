package dev.cohort.app.imports;

import dev.cohort.imports.ImportOptions;
import dev.cohort.imports.ImportOptions.DateOrder;
import dev.cohort.imports.ImportOptions.MatchKey;
import dev.cohort.imports.ImportOptions.Mode;
import dev.cohort.imports.ImportOptions.OnDuplicate;
import dev.cohort.imports.ImportOptions.OnFault;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the member has chosen so far, as the steps of the wizard change it. */
final class Choices {
    /** What happens to a row whose record is there already. */
    enum Existing {
        SKIP,
        UPDATE,
        FILL,
        CREATE,
        ONLY_UPDATE
    }

    private static final String SOURCE = "source";

    private final Map<String, @Nullable String> mapping = new LinkedHashMap<>();
    private final Map<String, OnFault> onFault = new HashMap<>();
    private final Map<String, String> defaults = new HashMap<>();
    private Existing existing = Existing.SKIP;
    private @Nullable Set<MatchKey> matchBy;
    private @Nullable DateOrder dateOrder;
    private @Nullable String region;
    private @Nullable String charset;
    private @Nullable String delimiter;
    private @Nullable Boolean header;
    private boolean assign;

    /** What was chosen when the import was last tried. */
    static Choices of(ImportOptions options) {
        Choices choices = new Choices();
        if (options.mapping() != null) choices.mapping.putAll(options.mapping());
        if (options.onFault() != null) choices.onFault.putAll(options.onFault());
        if (options.defaults() != null) choices.defaults.putAll(options.defaults());
        choices.matchBy = options.matchBy();
        choices.existing = existing(options);
        choices.dateOrder = options.dateOrder();
        choices.region = options.region();
        choices.charset = options.charset();
        choices.delimiter = options.delimiter();
        choices.header = options.header();
        return choices;
    }

    private static Existing existing(ImportOptions options) {
        if (options.mode() == Mode.UPDATE) return Existing.ONLY_UPDATE;
        if (options.mode() == Mode.UPSERT)
            return Boolean.TRUE.equals(options.fillOnly()) ? Existing.FILL : Existing.UPDATE;
        return options.onDuplicate() == OnDuplicate.CREATE ? Existing.CREATE : Existing.SKIP;
    }

    ImportOptions options() {
        Mode mode =
                switch (existing) {
                    case SKIP, CREATE -> Mode.CREATE;
                    case UPDATE, FILL -> Mode.UPSERT;
                    case ONLY_UPDATE -> Mode.UPDATE;
                };
        return new ImportOptions(
                mode,
                existing == Existing.CREATE ? OnDuplicate.CREATE : OnDuplicate.SKIP,
                new LinkedHashMap<>(mapping),
                Map.copyOf(defaults),
                region,
                null,
                dateOrder,
                Map.copyOf(onFault),
                existing == Existing.FILL,
                matchBy == null ? null : Set.copyOf(matchBy),
                charset,
                delimiter,
                header,
                assign);
    }

    void map(String column, @Nullable String target) {
        mapping.put(column, target);
        onFault.remove(column);
    }

    /** Takes a choice back, so that it is guessed again. */
    void forget(String column) {
        mapping.remove(column);
    }

    void onFault(String column, OnFault what) {
        onFault.put(column, what);
    }

    void dateOrder(DateOrder order) {
        dateOrder = order;
    }

    Existing existing() {
        return existing;
    }

    void existing(Existing what) {
        existing = what;
    }

    /** Null: all that such records have. */
    @Nullable
    Set<MatchKey> matchBy() {
        return matchBy;
    }

    void matchBy(Set<MatchKey> keys) {
        matchBy = keys;
    }

    @Nullable
    String region() {
        return region;
    }

    void region(@Nullable String country) {
        region = country;
    }

    String source() {
        return defaults.getOrDefault(SOURCE, "");
    }

    void source(String words) {
        if (words.isBlank()) defaults.remove(SOURCE);
        else defaults.put(SOURCE, words.strip());
    }

    void charset(String name) {
        charset = name;
    }

    void delimiter(String sign) {
        delimiter = sign;
    }

    void header(boolean named) {
        header = named;
    }

    boolean assign() {
        return assign;
    }

    void assign(boolean wanted) {
        assign = wanted;
    }
}
