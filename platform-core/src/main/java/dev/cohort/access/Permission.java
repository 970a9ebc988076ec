package dev.cohort.access;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A permission that core or a module declares, with what the default roles get of it.
 *
 * @param key {@code area:action}, such as {@code lead:read}; its title stands in the bundle as {@code permission.KEY}
 * @param defaults role key to scope
 */
public record Permission(String key, Map<String, Scope> defaults) {

    public static Permission named(String key) {
        return new Permission(key, Map.of());
    }

    /** The same permission, also given to a role by default. */
    public Permission to(Scope scope, String... roleKeys) {
        Map<String, Scope> wider = new LinkedHashMap<>(defaults);
        for (String role : roleKeys) wider.put(role, scope);
        return new Permission(key, wider);
    }
}
