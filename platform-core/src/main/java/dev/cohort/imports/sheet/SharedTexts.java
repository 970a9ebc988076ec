package dev.cohort.imports.sheet;

import dev.cohort.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The texts that cells refer to by number. */
final class SharedTexts {
    private static final String PATH = "xl/sharedStrings.xml";
    private static final long MOST_CHARACTERS = 150_000_000;

    private final List<String> texts = new ArrayList<>();

    private SharedTexts() {}

    static SharedTexts read(SheetFile file) throws IOException {
        SharedTexts shared = new SharedTexts();
        if (!file.has(PATH)) return shared;
        try (InputStream in = file.open(PATH)) {
            shared.read(new Xml(in));
        }
        return shared;
    }

    private void read(Xml xml) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        boolean spoken = false;
        long characters = 0;
        for (Xml.Event event = xml.next(); event != Xml.Event.OVER; event = xml.next()) {
            switch (event) {
                case START -> {
                    if (xml.name().equals("si")) text.setLength(0);
                    // How Japanese is pronounced is no part of what is written.
                    if (xml.name().equals("rPh")) spoken = true;
                    inText = xml.name().equals("t");
                }
                case TEXT -> {
                    if (inText && !spoken) text.append(xml.text());
                }
                default -> {
                    inText = false;
                    if (xml.name().equals("rPh")) spoken = false;
                    if (!xml.name().equals("si")) continue;
                    characters += text.length();
                    if (characters > MOST_CHARACTERS)
                        throw Problem.of(413, "too-large").with("limit", MOST_CHARACTERS);
                    texts.add(CellText.unescaped(text.toString()));
                }
            }
        }
    }

    String get(String number) {
        try {
            int index = Integer.parseInt(number.strip());
            return index >= 0 && index < texts.size() ? texts.get(index) : "";
        } catch (NumberFormatException e) {
            return "";
        }
    }
}
