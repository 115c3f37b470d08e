package dev.retention.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the workloads by all contenders in one JMH run and prints a table of medians and ratios.
 *
 * <pre>
 * java -jar benchmarks.jar [orders=10000000] [threads=1,2] [sequence=SHUFFLED] [workload=SUMMARY,LOG] [peers=duckDb]
 * </pre>
 */
public final class Comparison {

    private static final List<String> PLAIN_JAVA = List.of("streams", "hashMap");
    private static final List<String> PEERS = List.of("duckDb", "streams", "hashMap");

    private Comparison() {}

    public static void main(String[] args) throws RunnerException, IOException {
        Map<String, String[]> choices = new TreeMap<>(Map.of(
                "orders", new String[] {"10000000"},
                "threads", new String[] {"1", "2"},
                "sequence", new String[] {"SHUFFLED"},
                "peers", PEERS.toArray(String[]::new),
                "workload", Arrays.stream(Workload.values()).map(Enum::name).toArray(String[]::new)));
        for (String arg : args) {
            String[] choice = arg.split("=", 2);
            if (choice.length < 2 || !choices.containsKey(choice[0])) {
                throw new IllegalArgumentException(
                        "arguments must be one of " + choices.keySet() + ", then = and values, got " + arg);
            }
            choices.put(choice[0], choice[1].split(","));
        }
        boolean duckDb = DuckDb.isThere();
        if (!duckDb) {
            System.out.println("DuckDB is left out: build with -Ppeers to have it");
        }
        Map<String, RunResult> results = new TreeMap<>();
        for (String threads : choices.get("threads")) {
            String contenders = Stream.concat(Stream.of("retention"), Arrays.stream(choices.get("peers")))
                    .filter(name -> !name.equals("duckDb") || duckDb)
                    // The forms in plain Java use one thread.
                    .filter(name -> !PLAIN_JAVA.contains(name) || threads.equals("1"))
                    .collect(Collectors.joining("|"));
            var options = new OptionsBuilder()
                    .include(WorkloadBenchmark.class.getName() + "\\.(" + contenders + ")$")
                    .param("threads", threads)
                    .addProfiler(GCProfiler.class);
            for (String name : List.of("orders", "sequence", "workload")) {
                options.param(name, choices.get(name));
            }
            put(new Runner(options.build()).run(), results);
        }
        print(choices, results, duckDb);
    }

    private static void put(Collection<RunResult> run, Map<String, RunResult> results) {
        for (RunResult result : run) {
            var params = result.getParams();
            String name = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
            results.put(
                    key(
                            params.getParam("workload"),
                            params.getParam("orders"),
                            params.getParam("sequence"),
                            params.getParam("threads"),
                            name),
                    result);
        }
    }

    private static String key(String... parts) {
        return String.join(" ", parts);
    }

    private static void print(Map<String, String[]> choices, Map<String, RunResult> results, boolean duckDb)
            throws IOException {
        System.out.println();
        System.out.println(machine(duckDb));
        System.out.println();
        System.out.println("| | job | orders | sequence | threads | retention ms | bytes allocated per order"
                + " | DuckDB ms | ratio | streams ms | ratio | HashMap ms | ratio |");
        System.out.println("|---|---|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (String threads : choices.get("threads")) {
            for (String sequence : choices.get("sequence")) {
                for (String orders : choices.get("orders")) {
                    for (String workload : choices.get("workload")) {
                        printRow(results, workload, orders, sequence, threads);
                    }
                }
            }
        }
    }

    private static void printRow(
            Map<String, RunResult> results, String workload, String orders, String sequence, String threads) {
        RunResult ours = results.get(key(workload, orders, sequence, threads, "retention"));
        var row = new StringBuilder("| ")
                .append(Workload.valueOf(workload).number)
                .append(" | ")
                .append(Workload.valueOf(workload).title)
                .append(" | ")
                .append(String.format(Locale.ROOT, "%,d", Integer.parseInt(orders)))
                .append(" | ")
                .append(sequence.toLowerCase(Locale.ROOT).replace('_', ' '))
                .append(" | ")
                .append(threads)
                .append(" | ")
                .append(number(median(ours)))
                .append(" | ")
                .append(number(allocated(ours) / Integer.parseInt(orders)));
        for (String peer : PEERS) {
            RunResult theirs = results.get(key(workload, orders, sequence, threads, peer));
            row.append(" | ")
                    .append(theirs == null ? "" : number(median(theirs)))
                    .append(" | ")
                    .append(theirs == null ? "" : number(median(theirs) / median(ours)));
        }
        System.out.println(row.append(" |"));
    }

    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    /** Bytes per run, all threads together. */
    private static double allocated(RunResult result) {
        return result.getSecondaryResults().keySet().stream()
                .filter(name -> name.endsWith("gc.alloc.rate.norm"))
                .mapToDouble(name -> result.getSecondaryResults().get(name).getScore())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }

    private static String machine(boolean duckDb) throws IOException {
        return processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors, "
                + System.getProperty("os.name") + "; JDK " + System.getProperty("java.version") + " ("
                + System.getProperty("java.vm.name") + ")"
                + (duckDb ? "; DuckDB " + duckDbVersion() : "");
    }

    private static String duckDbVersion() {
        try (DuckDb db = DuckDb.open(1)) {
            return db.version();
        }
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
