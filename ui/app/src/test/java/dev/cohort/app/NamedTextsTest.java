package dev.cohort.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A text that no bundle has would stand on the page as its key. */
class NamedTextsTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern NAMED =
            Pattern.compile("(?:Words\\.of\\(|Texts\\.get\\([^,\"]*,)\\s*\"([^\"]+)\"\\s*[,)]");

    private static List<Path> files(String ending) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String part : List.of("platform-core", "tenant-admin", "ui", "modules"))
            try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
                files.filter(file -> file.toString().contains("src/main/"))
                        .filter(file -> file.toString().endsWith(ending))
                        .forEach(found::add);
            }
        return found;
    }

    private static Set<String> keys(String ending) throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path file : files(ending)) {
            Properties texts = new Properties();
            try (Reader text = Files.newBufferedReader(file)) {
                texts.load(text);
            }
            keys.addAll(texts.stringPropertyNames());
        }
        return keys;
    }

    @Test
    void eachTextThatIsNamedStandsInBothLanguages() throws IOException {
        Set<String> english = keys("/messages.properties");
        Set<String> german = keys("/messages_de.properties");
        assertThat(english).hasSizeGreaterThan(2_000);
        Set<String> missing = new TreeSet<>();
        int named = 0;
        for (Path file : files(".java")) {
            Matcher names = NAMED.matcher(Files.readString(file));
            while (names.find()) {
                named++;
                String key = names.group(1);
                if (!english.contains(key) || !german.contains(key)) missing.add(key + " in " + file.getFileName());
            }
        }
        assertThat(named).isGreaterThan(1_500);
        assertThat(missing).isEmpty();
    }
}
