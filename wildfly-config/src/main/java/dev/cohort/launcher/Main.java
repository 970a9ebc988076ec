package dev.cohort.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code ./cohort}, once the script has found a JDK and built what needed building. */
@Command(
        name = "cohort",
        description = "Runs Cohort: PostgreSQL, Keycloak and the server as one program.",
        mixinStandardHelpOptions = true,
        version = "Cohort 1.0.0",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TokenCommand.class,
            TenantCommand.class,
            ModuleCommand.class,
            PrepareCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    private static final int MISUSE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof Refusal) {
                command.getErr().println("cohort: " + failure.getMessage());
            } else {
                failure.printStackTrace(command.getErr());
            }
            return 1;
        });
        commandLine.setParameterExceptionHandler((failure, arguments) -> {
            failure.getCommandLine().getErr().println("cohort: " + failure.getMessage());
            failure.getCommandLine().usage(failure.getCommandLine().getErr());
            return MISUSE;
        });
        return commandLine;
    }
}
