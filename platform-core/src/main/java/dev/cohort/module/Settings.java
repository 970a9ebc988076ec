package dev.cohort.module;

import dev.cohort.audit.Audit;
import dev.cohort.persistence.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Map;

/** The tenant's values of the settings that core and modules declare. */
@ApplicationScoped
public class Settings {
    private final TenantTransaction transaction;
    private final Audit audit;

    @Inject
    Settings(TenantTransaction transaction, Audit audit) {
        this.transaction = transaction;
        this.audit = audit;
    }

    /** The tenant's value, or the standard one. */
    @Transactional
    public <T> T get(Setting<T> setting) {
        return transaction
                .handle()
                .createQuery("select value from setting where key = :key")
                .bind("key", setting.key())
                .mapTo(String.class)
                .findOne()
                .map(text -> setting.type().cast(read(setting.type(), text)))
                .orElse(setting.standard());
    }

    @Transactional
    public <T> void set(Setting<T> setting, T value) {
        T before = get(setting);
        transaction
                .handle()
                .createUpdate(
                        "insert into setting values (:key, :value) on conflict (key) do update set value = excluded.value")
                .bind("key", setting.key())
                .bind("value", value.toString())
                .execute();
        audit.noted("change", "setting", null, Map.of("key", setting.key(), "before", before, "after", value), null);
    }

    private static Object read(Class<?> type, String text) {
        if (type == Integer.class) return Integer.valueOf(text);
        if (type == Boolean.class) return Boolean.valueOf(text);
        if (type == BigDecimal.class) return new BigDecimal(text);
        return text;
    }
}
