package dev.cohort.launcher;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which installation is meant: the options that most commands share. */
final class InstallationOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept (default: data/ in the checkout).")
    private @Nullable Path data;

    Path data() {
        return (data == null ? Home.find().defaultData() : data)
                .toAbsolutePath()
                .normalize();
    }
}
