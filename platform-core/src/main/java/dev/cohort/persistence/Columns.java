package dev.cohort.persistence;

import java.lang.reflect.Field;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
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

/** Types that PostgreSQL wants named: without it a null uuid, a jsonb or an array is bound as varchar and refused. */
public class Columns implements SessionCustomizer {
    /** Definitions of columns whose attribute is a String, and the name the driver knows the type by. */
    private static final Map<String, String> NAMED = Map.of("jsonb", "jsonb", "text[]", "_text");

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
        String type = NAMED.get(String.valueOf(mapping.getField().getColumnDefinition()));
        if (type != null) mapping.setConverter(new NamedType(type));
        if (type != null || isUuid(descriptor.getJavaClass(), mapping.getAttributeName()))
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

    /** Text as PostgreSQL's own type: a {@code varchar} it does not take for it. */
    private static final class NamedType implements Converter {
        private final String type;

        NamedType(String type) {
            this.type = type;
        }

        @Override
        public @Nullable Object convertObjectValueToDataValue(@Nullable Object text, Session session) {
            if (text == null) return null;
            try {
                PGobject named = new PGobject();
                named.setType(type);
                named.setValue(text.toString());
                return named;
            } catch (SQLException e) {
                throw new IllegalArgumentException("No " + type + " can be stored", e);
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
