package dev.cohort.text;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every visible text, by key and language. Each jar may carry {@code META-INF/cohort/messages.properties} (English) and
 * {@code messages_de.properties}; a missing translation falls back to English. Messages are ICU patterns, so plurals
 * and named values work.
 */
public final class Texts {
    private static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.GERMAN);
    private static final String FOLDER = "META-INF/cohort/messages";
    private static final Map<String, Map<String, String>> BUNDLES = new ConcurrentHashMap<>();

    static {
        add(Texts.class.getClassLoader());
    }

    private Texts() {}

    /** The language with the country whose way of writing dates and numbers the texts follow: our English is British. */
    public static Locale region(Locale locale) {
        return locale.equals(Locale.ENGLISH) ? Locale.UK : locale;
    }

    public static List<Locale> locales() {
        return LOCALES;
    }

    /** Takes in the bundles of all jars this class loader sees; a module's are added when it is loaded. */
    public static void add(ClassLoader loader) {
        for (Locale locale : LOCALES) {
            String file = file(locale);
            Map<String, String> texts =
                    BUNDLES.computeIfAbsent(locale.getLanguage(), language -> new ConcurrentHashMap<>());
            try {
                for (URL url : Collections.list(loader.getResources(file))) texts.putAll(read(url));
            } catch (IOException e) {
                throw new UncheckedIOException("The texts in " + file + " cannot be read", e);
            }
        }
    }

    /** Where a jar has its texts in this language. */
    public static String file(Locale locale) {
        return FOLDER + (locale.equals(Locale.ENGLISH) ? "" : "_" + locale.getLanguage()) + ".properties";
    }

    private static Map<String, String> read(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        Properties properties = new Properties();
        try (InputStream in = connection.getInputStream()) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        Map<String, String> texts = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    public static Optional<String> find(Locale locale, String key) {
        String text = bundle(locale).get(key);
        if (text == null) text = bundle(Locale.ENGLISH).get(key);
        return Optional.ofNullable(text);
    }

    /** The text with positional values {@code {0}, {1}, …}; the key itself where no bundle has it, so that it is seen. */
    public static String get(Locale locale, String key, Object... values) {
        String pattern = find(locale, key).orElse(key);
        return values.length == 0 && pattern.indexOf('{') < 0
                ? pattern.replace("''", "'")
                : new MessageFormat(pattern, locale).format(values);
    }

    /** The text with named values such as {@code {capacity}}. */
    public static String get(Locale locale, String key, Map<String, ?> values) {
        return new MessageFormat(find(locale, key).orElse(key), locale).format(values);
    }

    private static Map<String, String> bundle(Locale locale) {
        return BUNDLES.getOrDefault(locale.getLanguage(), Map.of());
    }
}
