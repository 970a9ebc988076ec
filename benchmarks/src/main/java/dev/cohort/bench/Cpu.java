package dev.cohort.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Processor time that a program and the database used, user and system, in seconds. It is the measure that other work on
 * the machine disturbs least.
 *
 * @param program of the server, or of what stands in for it
 * @param database of PostgreSQL with all its backends, those that have ended included
 */
record Cpu(double program, double database) {
    private static final double TICKS = 100;

    static Cpu of(long program, long postmaster) throws IOException {
        return new Cpu(used(program, 14, 15), tree(postmaster));
    }

    Cpu since(Cpu earlier) {
        return new Cpu(program - earlier.program, database - earlier.database);
    }

    double both() {
        return program + database;
    }

    private static double tree(long postmaster) throws IOException {
        double sum = used(postmaster, 14, 15, 16, 17);
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (field(pid, 4) == postmaster) sum += used(pid, 14, 15);
            }
        }
        return sum;
    }

    private static double used(long pid, int... fields) throws IOException {
        long ticks = 0;
        for (int number : fields) ticks += field(pid, number);
        return ticks / TICKS;
    }

    /** A field by its number in proc(5); 0 of a process that has just ended. */
    private static long field(long pid, int number) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The name in brackets may hold anything; what follows it begins with field 3.
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[number - 3]);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            if (!Files.exists(Path.of("/proc/" + pid))) return 0;
            throw e;
        }
    }
}
