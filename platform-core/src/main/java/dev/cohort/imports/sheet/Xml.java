package dev.cohort.imports.sheet;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads a part of a spreadsheet element by element; nothing outside the part is ever fetched for it. */
final class Xml {
    private final XMLStreamReader reader;

    Xml(InputStream in) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            reader = factory.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** What comes next. */
    enum Event {
        START,
        END,
        TEXT,
        OVER
    }

    Event next() throws IOException {
        try {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        return Event.START;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        return Event.END;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        return Event.TEXT;
                    }
                    default -> {}
                }
            }
            return Event.OVER;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private static IOException broken(XMLStreamException e) {
        return new IOException("A part of the spreadsheet is broken", e);
    }

    String name() {
        return reader.getLocalName();
    }

    String text() {
        return reader.getText();
    }

    @Nullable
    String get(String attribute) {
        for (int i = 0; i < reader.getAttributeCount(); i++)
            if (reader.getAttributeLocalName(i).equals(attribute)) return reader.getAttributeValue(i);
        return null;
    }

    /** As {@link #get}, of the attribute in another vocabulary, such as {@code r:id} beside {@code id}. */
    @Nullable
    String getPrefixed(String attribute) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            boolean prefixed = namespace != null && !namespace.isEmpty();
            if (prefixed && reader.getAttributeLocalName(i).equals(attribute)) return reader.getAttributeValue(i);
        }
        return null;
    }
}
