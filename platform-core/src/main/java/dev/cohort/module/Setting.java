package dev.cohort.module;

/**
 * A typed setting of a tenant, declared by core or a module.
 *
 * @param key {@code area.name}; its title stands in the bundle as {@code setting.KEY}
 * @param type {@code String}, {@code Integer}, {@code Boolean} or {@code BigDecimal}
 */
public record Setting<T>(String key, Class<T> type, T standard) {}
