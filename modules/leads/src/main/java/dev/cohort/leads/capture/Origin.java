package dev.cohort.leads.capture;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where somebody came from, told by what advertisers add to their links, and by the page they came from. */
record Origin(String source, String medium) {
    private static final Map<String, Origin> BY_CLICK_ID = Map.of(
            "gclid", new Origin("google", "cpc"),
            "gbraid", new Origin("google", "cpc"),
            "wbraid", new Origin("google", "cpc"),
            "msclkid", new Origin("bing", "cpc"),
            "ttclid", new Origin("tiktok", "cpc"),
            "yclid", new Origin("yandex", "cpc"),
            "fbclid", new Origin("facebook", "social"),
            "igshid", new Origin("instagram", "social"),
            "li_fat_id", new Origin("linkedin", "cpc"),
            "twclid", new Origin("twitter", "cpc"));
    private static final List<String> SEARCHES = List.of("google", "bing", "duckduckgo", "yahoo", "yandex", "ecosia");
    private static final List<String> NETWORKS =
            List.of("facebook", "instagram", "linkedin", "tiktok", "youtube", "twitter", "reddit", "pinterest", "vk");
    private static final int LONGEST = 100;

    /** Names of the parameters that are kept. */
    static boolean isClickId(String name) {
        return BY_CLICK_ID.containsKey(name.toLowerCase(Locale.ROOT));
    }

    static Optional<Origin> of(
            @Nullable Map<String, String> clickIds, @Nullable String referrer, @Nullable String here) {
        if (clickIds != null)
            for (String name : clickIds.keySet().stream().sorted().toList()) {
                Origin found = BY_CLICK_ID.get(name.toLowerCase(Locale.ROOT));
                if (found != null) return Optional.of(found);
            }
        String host = host(referrer);
        // From one of their own pages to another is no arrival.
        if (host.isEmpty() || host.equals(host(here))) return Optional.empty();
        return Optional.of(byHost(host));
    }

    private static Origin byHost(String host) {
        for (String search : SEARCHES) if (names(host, search)) return new Origin(search, "organic");
        for (String network : NETWORKS) if (names(host, network)) return new Origin(network, "social");
        return new Origin(host.substring(0, Math.min(host.length(), LONGEST)), "referral");
    }

    private static boolean names(String host, String name) {
        return List.of(host.split("\\.")).contains(name);
    }

    private static String host(@Nullable String address) {
        if (address == null) return "";
        try {
            String host = URI.create(address.strip()).getHost();
            if (host == null) return "";
            String lower = host.toLowerCase(Locale.ROOT);
            return lower.startsWith("www.") ? lower.substring(4) : lower;
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }
}
