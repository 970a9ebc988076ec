package dev.cohort.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command line says.
 *
 * @param names which benchmarks; none given means all
 * @param data where the installation under test keeps its data; it is made where there is none, and kept
 * @param rows how many leads the tenant of {@code rest} has, and how many rows {@code import} brings in
 * @param requests how many requests of each kind are measured
 */
record Options(List<String> names, Path home, Path data, int port, int rows, int requests, int tenants, int rounds) {

    static Options of(String[] arguments) {
        Path home = Path.of(System.getProperty("cohort.home", "")).toAbsolutePath();
        List<String> names = new ArrayList<>();
        Options options =
                new Options(names, home, home.resolve("benchmarks/target/data"), 19_080, 100_000, 4_000, 1_000, 3);
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].startsWith("--")) {
                names.add(arguments[i]);
                continue;
            }
            if (i + 1 == arguments.length) throw new IllegalArgumentException(arguments[i] + " needs a value");
            options = options.with(arguments[i], arguments[++i]);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--data" ->
                new Options(names, home, Path.of(value).toAbsolutePath(), port, rows, requests, tenants, rounds);
            case "--port" -> new Options(names, home, data, number(value), rows, requests, tenants, rounds);
            case "--rows" -> new Options(names, home, data, port, number(value), requests, tenants, rounds);
            case "--requests" -> new Options(names, home, data, port, rows, number(value), tenants, rounds);
            case "--tenants" -> new Options(names, home, data, port, rows, requests, number(value), rounds);
            case "--rounds" -> new Options(names, home, data, port, rows, requests, tenants, number(value));
            default -> throw new IllegalArgumentException("There is no option " + name);
        };
    }

    private static int number(String text) {
        return Integer.parseInt(text.replace("_", ""));
    }
}
