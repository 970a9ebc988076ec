package dev.cohort.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cohort.config.Config;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * Counts requests a minute, on this node: a bucket of tokens for each key, refilled steadily.
 *
 * <p>Several nodes count apart, so that the real limit is the given one times the nodes; it protects the server, it does
 * not bill.
 */
final class RateLimits {
    private static final int MOST_KEYS = 100_000;

    /** Requests a minute of a member or key; 0 for none. */
    static final int MEMBER = setting("cohort.rate.member", 3_000);

    /** Requests a minute of one address at a tenant's public doors; 0 for none. */
    static final int PUBLIC = setting("cohort.rate.public", 30);

    /** Sendings a minute of all visitors together to one form; 0 for none. Without a limit for one there is none for all. */
    static final int FORM = setting("cohort.rate.form", 4 * PUBLIC);

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();
    private final TimeMeter clock;

    RateLimits(TimeMeter clock) {
        this.clock = clock;
    }

    /**
     * What taking one request gave.
     *
     * @param retryAfter seconds until there is a place again; 0 when it was let through
     * @param reset seconds until the whole limit is there again
     */
    record Taken(boolean allowed, int limit, long remaining, long retryAfter, long reset) {}

    Taken take(String key, int perMinute) {
        Bucket bucket = buckets.get(key, each -> bucket(perMinute));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Taken(
                probe.isConsumed(),
                perMinute,
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForRefill()),
                seconds(probe.getNanosToWaitForReset()));
    }

    private Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .withCustomTimePrecision(clock)
                .build();
    }

    /** Rounded up: a caller that waits as long as it was told finds a place. */
    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }

    private static int setting(String name, int standard) {
        return Config.find(name).map(Integer::parseInt).orElse(standard);
    }
}
