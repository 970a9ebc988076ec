package dev.cohort.imports;

import dev.cohort.access.Access.Visible;
import org.jdbi.v3.core.statement.SqlStatement;

/** Conditions with question marks, in statements whose values have names. */
public final class Conditions {
    private Conditions() {}

    /** The condition with names in place of its question marks. */
    public static String named(Visible visible) {
        StringBuilder sql = new StringBuilder(visible.sql());
        for (int i = 0; i < visible.values().size(); i++) {
            int at = sql.indexOf("?");
            sql.replace(at, at + 1, ":visible" + i);
        }
        return sql.toString();
    }

    public static <S extends SqlStatement<S>> S bind(S statement, Visible visible) {
        for (int i = 0; i < visible.values().size(); i++)
            statement.bind("visible" + i, visible.values().get(i));
        return statement;
    }
}
