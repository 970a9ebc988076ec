package dev.cohort.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version of the product this is, as the build wrote it down. */
public final class Product {
    private static final String VERSION = read();

    private Product() {}

    public static String version() {
        return VERSION;
    }

    private static String read() {
        Properties properties = new Properties();
        try (InputStream in =
                Product.class.getResourceAsStream("/META-INF/maven/dev.cohort/platform-core/pom.properties")) {
            if (in != null) properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The product's version cannot be read", e);
        }
        return properties.getProperty("version", "development");
    }
}
