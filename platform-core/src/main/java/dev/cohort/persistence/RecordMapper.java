package dev.cohort.persistence;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.NoSuchMapperException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes any record of a row, by its constructor: the component {@code createdAt} is the column {@code created_at}. Jdbi's
 * own mapper makes public records only, and most of ours are nobody else's business.
 */
final class RecordMapper<T> implements RowMapper<T> {
    private final Constructor<T> constructor;
    private final RecordComponent[] components;

    private RecordMapper(Class<T> type) {
        components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every record has a canonical constructor", e);
        }
        constructor.setAccessible(true);
    }

    static Optional<RowMapper<?>> of(Type type, ConfigRegistry config) {
        return type instanceof Class<?> raw && raw.isRecord() ? Optional.of(new RecordMapper<>(raw)) : Optional.empty();
    }

    @Override
    public T map(ResultSet rows, StatementContext context) throws SQLException {
        return specialize(rows, context).map(rows, context);
    }

    @Override
    public RowMapper<T> specialize(ResultSet rows, StatementContext context) throws SQLException {
        Map<String, Integer> columns = columns(rows.getMetaData());
        @Nullable Integer[] places = new Integer[components.length];
        ColumnMapper<?>[] mappers = new ColumnMapper<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            Type type = components[i].getGenericType();
            places[i] = place(components[i], columns);
            mappers[i] = context.findColumnMapperFor(type)
                    .orElseThrow(() -> new NoSuchMapperException("No column becomes a " + type.getTypeName()));
        }
        return (row, each) -> {
            @Nullable Object[] values = new Object[places.length];
            for (int i = 0; i < values.length; i++)
                values[i] = places[i] == null ? null : mappers[i].map(row, places[i], each);
            return make(values);
        };
    }

    private static Map<String, Integer> columns(ResultSetMetaData data) throws SQLException {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 1; i <= data.getColumnCount(); i++)
            columns.putIfAbsent(data.getColumnLabel(i).toLowerCase(Locale.ROOT), i);
        return columns;
    }

    private @Nullable Integer place(RecordComponent component, Map<String, Integer> columns) {
        String name = component.getName();
        Integer place = columns.get(snake(name));
        if (place == null) place = columns.get(name.toLowerCase(Locale.ROOT));
        if (place == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
            throw new IllegalArgumentException("The query gives no column " + snake(name) + " for "
                    + constructor.getDeclaringClass().getSimpleName() + "." + name);
        return place;
    }

    private static String snake(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private T make(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException("A row was refused by " + constructor, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A row does not fit " + constructor, e);
        }
    }
}
