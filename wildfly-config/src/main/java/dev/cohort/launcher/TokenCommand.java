package dev.cohort.launcher;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "token",
        description =
                "Prints one access token (demo data only; the password is taken from COHORT_PASSWORD, or is: demo).",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions installation = new InstallationOptions();

    @Parameters(index = "0", paramLabel = "HOST", description = "The tenant, for example demo; admin for the vendor.")
    private String host = "";

    @Parameters(index = "1", paramLabel = "LOGIN", description = "For example sales@demo.example.")
    private String login = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        // "demo.localhost" and "demo.localhost:8080" name the same tenant as "demo".
        String slug = host.replaceFirst("\\..*", "");
        System.out.println(RunningInstallation.on(installation.data()).token(slug, login));
        return 0;
    }
}
