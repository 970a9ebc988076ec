package dev.cohort.persistence;

import java.lang.reflect.Field;
import java.sql.Types;
import java.util.Set;
import java.util.UUID;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.DirectToFieldMapping;
import org.eclipse.persistence.mappings.OneToOneMapping;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/** Types that PostgreSQL wants named: without it a null uuid, a jsonb or an array is bound as varchar and refused. */
public class Columns implements SessionCustomizer {
    private static final Set<String> NAMED = Set.of("jsonb", "text[]");

    @Override
    public void customize(Session session) {
        for (ClassDescriptor descriptor : session.getDescriptors().values()) {
            for (DatabaseMapping mapping : descriptor.getMappings()) {
                if (mapping instanceof DirectToFieldMapping direct) name(descriptor.getJavaClass(), direct);
                if (mapping instanceof OneToOneMapping reference)
                    reference.getForeignKeyFields().forEach(field -> field.setSqlType(Types.OTHER));
            }
        }
    }

    // Asked of the class itself: the mappings know the types of their attributes only once the session has begun.
    private static void name(Class<?> entity, DirectToFieldMapping mapping) {
        DatabaseField column = mapping.getField();
        if (NAMED.contains(column.getColumnDefinition())
                || UUID.class.equals(typeOf(entity, mapping.getAttributeName()))) {
            column.setSqlType(Types.OTHER);
        }
    }

    private static Class<?> typeOf(Class<?> entity, String attribute) {
        for (Class<?> type = entity; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(attribute)) return field.getType();
            }
        }
        return Object.class;
    }
}
