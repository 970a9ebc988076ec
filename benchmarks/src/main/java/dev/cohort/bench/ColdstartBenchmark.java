package dev.cohort.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./cohort up --detach} on data that is there, until it returns; by the command itself, as people start it. */
final class ColdstartBenchmark implements Benchmark {
    private static final Pattern READY = Pattern.compile("\\s*([\\d.]+) s {2}(\\S+) ready.*");
    private static final double ASKED = 20;

    @Override
    public String name() {
        return "coldstart";
    }

    /** Seconds until each part was ready, and what of the processor each used until then. */
    private record Round(double seconds, Map<String, Double> ready, Map<String, Double> cpu) {
        double allCpu() {
            return cpu.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    @Override
    public Result run(Options options) throws Exception {
        Result result = new Result(name());
        try (Site first = Site.start(options)) {
            // It makes the databases, if they are not there.
            first.serverPid();
        }
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < options.rounds(); i++) rounds.add(once(options));
        List<Map<String, Object>> all = new ArrayList<>();
        for (Round round : rounds)
            all.add(Map.of(
                    "seconds",
                    Result.rounded(round.seconds()),
                    "readyAfter",
                    round.ready(),
                    "cpuSeconds",
                    round.cpu()));
        Map<String, Double> parts = new LinkedHashMap<>();
        for (String part : rounds.getFirst().ready().keySet())
            parts.put(part, Statistics.median(rounds, round -> round.ready().getOrDefault(part, 0.0)));
        double median = Statistics.median(rounds, Round::seconds);
        String reached = String.format(
                Locale.ROOT,
                "%.1f s (ready after: %s; CPU %.1f s)",
                median,
                parts,
                Statistics.median(rounds, Round::allCpu));
        return result.figure("rounds", all).line("coldstart: all three parts", "≤ 20 s", reached, median <= ASKED);
    }

    private static Round once(Options options) throws IOException, InterruptedException {
        Map<String, Double> ready = new LinkedHashMap<>();
        long start = System.nanoTime();
        Process up = command(options, "up", "--detach", "--port", String.valueOf(options.port()));
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines = up.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                Matcher part = READY.matcher(line);
                if (part.matches()) ready.put(part.group(2), Double.valueOf(part.group(1)));
            }
        }
        int status = up.waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (status != 0) throw new IllegalStateException("./cohort up failed:\n" + said);
        Map<String, Double> cpu = cpu(options.data());
        System.out.println("  " + Result.rounded(seconds) + " s, ready " + ready + ", CPU " + cpu);
        Process down = command(options, "down");
        down.inputReader().lines().forEach(line -> {});
        if (down.waitFor() != 0) throw new IllegalStateException("./cohort down failed");
        return new Round(seconds, ready, cpu);
    }

    private static Map<String, Double> cpu(Path data) throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
        Map<String, Double> used = new LinkedHashMap<>();
        used.put("PostgreSQL", Result.rounded(Cpu.of(postmaster, postmaster).database()));
        for (String part : List.of("keycloak", "server")) {
            long pid = Long.parseLong(
                    Files.readString(data.resolve("run/" + part + ".pid")).strip());
            Cpu all = Cpu.of(pid, postmaster);
            used.put(part, Result.rounded(all.program() + all.compilers()));
        }
        return used;
    }

    private static Process command(Options options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(options.home().resolve("cohort").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", options.data().toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
