package dev.cohort.persistence;

import java.lang.reflect.Field;
import java.sql.SQLException;
import java.sql.Types;
import java.util.UUID;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.DirectToFieldMapping;
import org.eclipse.persistence.mappings.OneToOneMapping;
import org.eclipse.persistence.mappings.converters.Converter;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** Types that PostgreSQL wants named: without it a null uuid or jsonb is bound as varchar and refused. */
public class Columns implements SessionCustomizer {
    @Override
    public void customize(Session session) {
        for (ClassDescriptor descriptor : session.getDescriptors().values()) {
            for (DatabaseMapping mapping : descriptor.getMappings()) {
                if (mapping instanceof DirectToFieldMapping direct) name(descriptor, direct);
                if (mapping instanceof OneToOneMapping reference)
                    reference.getForeignKeyFields().forEach(field -> field.setSqlType(Types.OTHER));
            }
        }
    }

    private static void name(ClassDescriptor descriptor, DirectToFieldMapping mapping) {
        boolean json = "jsonb".equals(mapping.getField().getColumnDefinition());
        if (json) mapping.setConverter(new Jsonb());
        if (json || isUuid(descriptor.getJavaClass(), mapping.getAttributeName()))
            mapping.getField().setSqlType(Types.OTHER);
    }

    /** Asks the class itself: the mapping learns its own type only after it has been customized. */
    private static boolean isUuid(Class<?> entity, String attribute) {
        for (Class<?> type = entity; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields())
                if (field.getName().equals(attribute)) return field.getType() == UUID.class;
        }
        return false;
    }

    /** JSON text as PostgreSQL's own type: text it does not take for it. */
    private static final class Jsonb implements Converter {
        @Override
        public @Nullable Object convertObjectValueToDataValue(@Nullable Object text, Session session) {
            if (text == null) return null;
            try {
                PGobject json = new PGobject();
                json.setType("jsonb");
                json.setValue(text.toString());
                return json;
            } catch (SQLException e) {
                throw new IllegalArgumentException("No JSON can be stored", e);
            }
        }

        @Override
        public @Nullable Object convertDataValueToObjectValue(@Nullable Object data, Session session) {
            return data == null ? null : data.toString();
        }

        @Override
        public boolean isMutable() {
            return false;
        }

        @Override
        public void initialize(DatabaseMapping mapping, Session session) {
            // Nothing depends on the mapping.
        }
    }
}
