package dev.cohort.admin.tenant;

import com.vaadin.flow.router.QueryParameters;
import dev.cohort.rest.ListQuery;
import dev.cohort.tenancy.TenantStatus;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the tenants page shows; it lives in the URL.
 *
 * @param text what is searched for; empty for nothing
 * @param peek slug of the tenant that is open beside the list; empty for none
 * @param creating whether the form of a new tenant is asked for
 */
record TenantsState(Tab tab, String text, String peek, boolean creating) {
    static final TenantsState START = new TenantsState(Tab.ALL, "", "", false);

    /** The views of the list. */
    enum Tab {
        ALL(),
        ACTIVE(TenantStatus.ACTIVE),
        ATTENTION(TenantStatus.MAINTENANCE, TenantStatus.PROVISIONING),
        SUSPENDED(TenantStatus.SUSPENDED),
        CLOSED(TenantStatus.ARCHIVED, TenantStatus.DELETED);

        private final List<TenantStatus> statuses;

        Tab(TenantStatus... statuses) {
            this.statuses = List.of(statuses);
        }

        /** As it stands in a URL. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Tab of(String key) {
            return Arrays.stream(values())
                    .filter(tab -> tab.key().equals(key))
                    .findFirst()
                    .orElse(ALL);
        }

        ListQuery query(int limit) {
            ListQuery query = ListQuery.first(limit);
            String[] keys = statuses.stream()
                    .map(status -> status.name().toLowerCase(Locale.ROOT))
                    .toArray(String[]::new);
            return keys.length == 0 ? query : query.where("status", keys);
        }
    }

    static TenantsState of(QueryParameters query) {
        return new TenantsState(
                Tab.of(query.getSingleParameter("view").orElse("")),
                query.getSingleParameter("q").orElse(""),
                query.getSingleParameter("peek").orElse(""),
                query.getParameters().containsKey("new"));
    }

    /** The parameters of the URL; what is as usual is left out. */
    QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (tab != Tab.ALL) query.put("view", tab.key());
        if (!text.isBlank()) query.put("q", text);
        if (!peek.isEmpty()) query.put("peek", peek);
        return QueryParameters.simple(query);
    }

    TenantsState tab(Tab next) {
        return new TenantsState(next, text, "", false);
    }

    TenantsState text(String next) {
        return new TenantsState(tab, next, "", false);
    }

    TenantsState peek(String slug) {
        return new TenantsState(tab, text, slug, false);
    }

    /** Whether the same tenants are listed in both. */
    boolean listsAs(TenantsState other) {
        return tab == other.tab && text.equals(other.text);
    }
}
