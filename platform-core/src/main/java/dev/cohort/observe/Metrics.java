package dev.cohort.observe;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** The one registry of figures. Tags name routes, jobs and kinds, never a tenant, a member or a record. */
public final class Metrics {
    private static final int MOST_ROUTES = 500;
    private static final PrometheusMeterRegistry REGISTRY = create();

    private Metrics() {}

    public static MeterRegistry registry() {
        return REGISTRY;
    }

    /** All figures as Prometheus reads them. */
    static String text() {
        return REGISTRY.scrape();
    }

    private static PrometheusMeterRegistry create() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        // Whatever is asked for, the number of series stays bounded.
        registry.config()
                .meterFilter(MeterFilter.maximumAllowableTags(
                        "http.server.requests", "route", MOST_ROUTES, MeterFilter.deny()));
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collectors(registry);
        return registry;
    }

    // Counted from the beans, not by a listener: that would outlive the application on a redeploy.
    private static void collectors(MeterRegistry registry) {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            FunctionCounter.builder("jvm.gc.collections", collector, GarbageCollectorMXBean::getCollectionCount)
                    .tag("collector", collector.getName())
                    .register(registry);
            FunctionCounter.builder(
                            "jvm.gc.time",
                            collector,
                            each -> each.getCollectionTime() / (double) TimeUnit.SECONDS.toMillis(1))
                    .tag("collector", collector.getName())
                    .baseUnit("seconds")
                    .register(registry);
        }
    }

    /** How many series there are, for tests. */
    static long series() {
        return REGISTRY.getMeters().stream().map(Meter::getId).distinct().count();
    }
}
