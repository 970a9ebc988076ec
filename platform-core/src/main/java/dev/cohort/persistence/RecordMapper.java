package dev.cohort.persistence;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Makes any record of a row, columns in snake_case. Jdbi's own mapper wants records to be public; most of ours belong to
 * one package.
 */
final class RecordMapper implements RowMapper<Object> {
    private final Constructor<?> constructor;
    private final List<String> names;
    private final List<ColumnMapper<?>> mappers;

    private RecordMapper(Class<?> type, ConfigRegistry config) {
        List<RecordComponent> components = List.of(type.getRecordComponents());
        this.names = components.stream()
                .map(component -> snakeCase(component.getName()))
                .toList();
        this.constructor = constructor(type);
        this.mappers = components.stream()
                .<ColumnMapper<?>>map(component -> mapper(component, config))
                .toList();
    }

    /** For one Jdbi: each mapper is made once, for every query would otherwise look at the record's shape again. */
    static RowMapperFactory factory() {
        Map<Class<?>, RecordMapper> made = new ConcurrentHashMap<>();
        return (type, config) -> type instanceof Class<?> raw && raw.isRecord()
                ? Optional.of(made.computeIfAbsent(raw, each -> new RecordMapper(each, config)))
                : Optional.empty();
    }

    @Override
    public Object map(ResultSet row, StatementContext context) throws SQLException {
        return specialize(row, context).map(row, context);
    }

    /** Finds the columns once per query. */
    @Override
    public RowMapper<Object> specialize(ResultSet rows, StatementContext context) throws SQLException {
        Map<String, Integer> columns = new HashMap<>();
        ResultSetMetaData shape = rows.getMetaData();
        for (int i = 1; i <= shape.getColumnCount(); i++)
            columns.putIfAbsent(shape.getColumnLabel(i).toLowerCase(Locale.ROOT), i);
        int[] places = new int[names.size()];
        for (int i = 0; i < places.length; i++) {
            String column = names.get(i);
            Integer place = columns.get(column);
            if (place == null)
                throw new IllegalStateException(
                        "The query has no column " + column + " for " + constructor.getDeclaringClass());
            places[i] = place;
        }
        return (row, current) -> make(row, places, current);
    }

    private Object make(ResultSet row, int[] places, StatementContext context) throws SQLException {
        Object[] values = new Object[places.length];
        for (int i = 0; i < places.length; i++) values[i] = mappers.get(i).map(row, places[i], context);
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A row does not fit " + constructor.getDeclaringClass(), e);
        }
    }

    private static Constructor<?> constructor(Class<?> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> found = type.getDeclaredConstructor(types);
            found.setAccessible(true);
            return found;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every record has its canonical constructor", e);
        }
    }

    private static ColumnMapper<?> mapper(RecordComponent component, ConfigRegistry config) {
        return config.get(ColumnMappers.class)
                .findFor(component.getGenericType())
                .orElseThrow(() -> new IllegalStateException("No column can be read as " + component));
    }

    static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
