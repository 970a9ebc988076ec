package dev.cohort.ui;

import com.vaadin.flow.component.UI;
import dev.cohort.text.Texts;
import java.util.Locale;

/** Texts in the language of the page at hand. */
public final class Words {
    private Words() {}

    /** The text of a key of {@code META-INF/cohort/messages*.properties}. */
    public static String of(String key, Object... values) {
        return Texts.get(locale(), key, values);
    }

    public static Locale locale() {
        UI page = UI.getCurrent();
        return page == null ? Locale.ENGLISH : page.getLocale();
    }
}
