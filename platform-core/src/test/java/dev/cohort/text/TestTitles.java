package dev.cohort.text;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Whether what a module brings of a kind is called by a name in both languages. */
public final class TestTitles {
    private TestTitles() {}

    /**
     * The classes of a kind.
     *
     * @param beside a class that was compiled with them
     * @param ending of their names
     */
    public static List<Class<?>> brought(Class<?> beside, Class<?> kind, String ending) throws Exception {
        Path classes = classes(beside);
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(ending + ".class"))
                    .<Class<?>>map(name -> load(name.replace('/', '.').replaceAll("\\.class$", ""), beside))
                    .filter(found -> kind.isAssignableFrom(found) && !found.isInterface())
                    .toList();
        }
    }

    /** Those without a title, as {@code Name in language}. */
    public static List<String> missing(List<Class<?>> brought, String keys) {
        return brought.stream()
                .flatMap(each -> Stream.of(Locale.ENGLISH, Locale.GERMAN)
                        .filter(language -> Texts.find(language, keys + each.getSimpleName())
                                .isEmpty())
                        .map(language -> each.getSimpleName() + " in " + language))
                .toList();
    }

    private static Path classes(Class<?> one) throws URISyntaxException {
        return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static Class<?> load(String name, Class<?> beside) {
        try {
            return Class.forName(name, false, beside.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
