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
 * @param program of the server, or of what stands in for it, without its compilers
 * @param compilers of the threads that compile a program while it warms up: what they cost is paid once, not per request
 * @param database of PostgreSQL with all its backends, those that have ended included
 */
record Cpu(double program, double compilers, double database) {
    private static final double TICKS = 100;

    static Cpu of(long program, long postmaster) throws IOException {
        double compilers = compilers(program);
        return new Cpu(used(process(program), 14, 15) - compilers, compilers, tree(postmaster));
    }

    Cpu since(Cpu earlier) {
        return new Cpu(program - earlier.program, compilers - earlier.compilers, database - earlier.database);
    }

    double both() {
        return program + database;
    }

    private static double compilers(long pid) throws IOException {
        double sum = 0;
        try (DirectoryStream<Path> threads =
                Files.newDirectoryStream(process(pid).resolve("task"))) {
            for (Path thread : threads) {
                String name = Files.readString(thread.resolve("comm"));
                if (name.startsWith("C1 Compiler") || name.startsWith("C2 Compiler")) sum += used(thread, 14, 15);
            }
        } catch (NoSuchFileException e) {
            // A thread that has ended meanwhile counts with the program.
            return sum;
        }
        return sum;
    }

    private static Path process(long pid) {
        return Path.of("/proc/" + pid);
    }

    private static double tree(long postmaster) throws IOException {
        double sum = exactly(process(postmaster)) + used(process(postmaster), 16, 17);
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (field(process, 4) == postmaster) sum += exactly(process);
            }
        }
        return sum;
    }

    /** Of a process with one thread, to the nanosecond: ticks of sixty backends would round away what a read costs. */
    private static double exactly(Path process) throws IOException {
        Path statistics = process.resolve("schedstat");
        if (!Files.exists(statistics)) return used(process, 14, 15);
        try {
            return Long.parseLong(Files.readString(statistics).split(" ")[0]) / 1e9;
        } catch (IOException e) {
            return used(process, 14, 15);
        }
    }

    private static double used(Path process, int... fields) throws IOException {
        long ticks = 0;
        for (int number : fields) ticks += field(process, number);
        return ticks / TICKS;
    }

    /** A field by its number in proc(5), of a process or of a thread; 0 of one that has just ended. */
    private static long field(Path process, int number) throws IOException {
        try {
            String stat = Files.readString(process.resolve("stat"));
            // The name in brackets may hold anything; what follows it begins with field 3.
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[number - 3]);
        } catch (IOException e) {
            if (e instanceof NoSuchFileException || !Files.exists(process)) return 0;
            throw e;
        }
    }
}
