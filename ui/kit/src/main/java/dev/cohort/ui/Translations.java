package dev.cohort.ui;

import com.vaadin.cdi.annotation.VaadinServiceEnabled;
import com.vaadin.flow.i18n.I18NProvider;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** Gives Vaadin the texts of all jars. */
@ApplicationScoped
@VaadinServiceEnabled
public class Translations implements I18NProvider {
    @Override
    public List<Locale> getProvidedLocales() {
        return Texts.locales();
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... values) {
        return Texts.get(locale, key, values);
    }
}
