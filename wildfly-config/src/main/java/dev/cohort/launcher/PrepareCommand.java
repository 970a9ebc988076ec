package dev.cohort.launcher;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The last step of the build: what can be done once instead of at each first start. */
@Command(name = "prepare", hidden = true)
final class PrepareCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Home.find();
        new PostgresBinaries(home.postgres()).unpack();
        Keycloak.prepare(home);
        return 0;
    }
}
