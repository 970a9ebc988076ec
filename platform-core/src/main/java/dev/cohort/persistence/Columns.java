package dev.cohort.persistence;

import java.sql.Types;
import java.util.UUID;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.DirectToFieldMapping;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/** Types that PostgreSQL wants named: without it a null uuid, a jsonb or an array is bound as varchar and refused. */
public class Columns implements SessionCustomizer {
    @Override
    public void customize(Session session) {
        for (ClassDescriptor descriptor : session.getDescriptors().values()) {
            for (DatabaseMapping mapping : descriptor.getMappings()) {
                if (mapping instanceof DirectToFieldMapping direct) name(direct);
                for (DatabaseField field : mapping.getFields()) {
                    if (UUID.class.equals(field.getType()) || mapping.isForeignReferenceMapping())
                        field.setSqlType(Types.OTHER);
                }
            }
        }
    }

    private static void name(DirectToFieldMapping mapping) {
        Class<?> type = mapping.getAttributeClassification();
        String definition = mapping.getField().getColumnDefinition();
        if (UUID.class.equals(type) || "jsonb".equals(definition) || "text[]".equals(definition)) {
            mapping.getField().setSqlType(Types.OTHER);
        }
    }
}
