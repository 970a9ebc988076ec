package dev.cohort.module;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.module.ModuleJars.LoadedModule;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tenant's values of the settings that core and modules declare. */
@ApplicationScoped
public class Settings {
    private static final int LONGEST_TEXT = 2_000;

    private final TenantTransaction transaction;
    private final InstalledModules modules;
    private final Audit audit;

    @Inject
    Settings(TenantTransaction transaction, InstalledModules modules, Audit audit) {
        this.transaction = transaction;
        this.modules = modules;
        this.audit = audit;
    }

    /**
     * A setting as the tenant's administrator sees it.
     *
     * @param module whose setting it is
     * @param type {@code string}, {@code integer}, {@code boolean} or {@code decimal}
     */
    public record SettingValue(String key, String title, String module, String type, Object value, Object standard) {}

    /** Every setting of core and of the modules that are on, with its value here. */
    @Transactional
    @RequiresPermission(CorePermissions.SETTINGS_READ)
    public List<SettingValue> list() {
        List<SettingValue> values = new ArrayList<>();
        CoreSettings.ALL.forEach(setting -> values.add(value(CoreSettings.MODULE, setting)));
        for (LoadedModule module : modules.at(Context.tenant()))
            for (Setting<?> setting : module.module().settings()) values.add(value(module.id(), setting));
        return values;
    }

    /**
     * Changes a setting of core or of a module that is on.
     *
     * @throws Problem 404 when there is none of this key, 422 when the value is not of its type
     */
    @Transactional
    @RequiresPermission(CorePermissions.SETTINGS_CHANGE)
    public SettingValue change(String key, JsonNode value) {
        for (Setting<?> setting : CoreSettings.ALL)
            if (setting.key().equals(key)) return changed(CoreSettings.MODULE, setting, value);
        for (LoadedModule module : modules.at(Context.tenant()))
            for (Setting<?> setting : module.module().settings())
                if (setting.key().equals(key)) return changed(module.id(), setting, value);
        throw Problem.notFound("setting", key);
    }

    private SettingValue changed(String module, Setting<?> setting, JsonNode value) {
        change(setting, value);
        return value(module, setting);
    }

    private <T> void change(Setting<T> setting, JsonNode value) {
        set(setting, setting.type().cast(given(setting.type(), value)));
    }

    private SettingValue value(String module, Setting<?> setting) {
        return new SettingValue(
                setting.key(),
                Texts.get(Context.current().locale(), "setting." + setting.key()),
                module,
                setting.type() == BigDecimal.class
                        ? "decimal"
                        : setting.type().getSimpleName().toLowerCase(Locale.ROOT),
                get(setting),
                setting.standard());
    }

    private static Object given(Class<?> type, JsonNode value) {
        if (type == Integer.class && value.isInt()) return value.intValue();
        if (type == Boolean.class && value.isBoolean()) return value.booleanValue();
        if (type == BigDecimal.class && value.isNumber()) return value.decimalValue();
        if (type == String.class && value.isTextual()) {
            if (value.textValue().length() > LONGEST_TEXT)
                throw Problem.invalid().at("value", "too-long", "max", LONGEST_TEXT);
            return value.textValue();
        }
        throw Problem.invalid().at("value", "wrong-type", "expected", type.getSimpleName());
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
