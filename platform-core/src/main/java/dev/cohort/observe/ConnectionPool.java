package dev.cohort.observe;

import io.micrometer.core.instrument.Gauge;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The figures of the server's connection pool. The server shows them through its management model only, which is there in
 * Java with the JMX subsystem, and that wants a remote connector too; so they are taken from the pool behind the data source.
 */
@ApplicationScoped
class ConnectionPool {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);
    private static final List<String> FIGURES = List.of("InUseCount", "AvailableCount", "WaitCount", "MaxUsedCount");

    @Resource(lookup = "java:jboss/datasources/CohortDS")
    private DataSource source;

    void show(@Observes Startup event) {
        for (String figure : FIGURES)
            Gauge.builder("db.pool." + kebab(figure), () -> figure(figure)).register(Metrics.registry());
    }

    private static String kebab(String figure) {
        return figure.replaceAll("(?<=[a-z])(?=[A-Z])", ".").toLowerCase(Locale.ROOT);
    }

    /** A figure by the server's name for it; not a number where the pool is none of this server's. */
    private Number figure(String name) {
        try {
            Object pool = call(field(field(source, "delegate"), "cm"), "getPool");
            Object statistics = call(pool, "getStatistics");
            Object value = method(statistics, "getValue", String.class).invoke(statistics, name);
            return value instanceof Number number ? number : Double.NaN;
        } catch (ReflectiveOperationException e) {
            LOG.debug("The figure {} of the connection pool is not to be had", name, e);
            return Double.NaN;
        }
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!field.getName().equals(name)) continue;
                field.setAccessible(true);
                return field.get(owner);
            }
        }
        throw new NoSuchFieldException(owner.getClass().getName() + "." + name);
    }

    private static Object call(Object owner, String name) throws ReflectiveOperationException {
        return method(owner, name).invoke(owner);
    }

    private static Method method(Object owner, String name, Class<?>... parameters) throws NoSuchMethodException {
        Method method = owner.getClass().getMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }
}
