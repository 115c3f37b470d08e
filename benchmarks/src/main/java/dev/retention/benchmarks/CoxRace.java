package dev.retention.benchmarks;

import dev.retention.survival.CoxRegression;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * A Cox regression beside R's {@code coxph} on the same rows in one run, one thread each. It needs {@code Rscript} with the package
 * survival on the path. The answers are compared before a time is printed.
 *
 * <pre>
 * java -cp benchmarks/target/benchmarks.jar dev.retention.benchmarks.CoxRace 1000000
 * </pre>
 */
public final class CoxRace {

    private static final int TIMES = 5;

    private static final String SCRIPT = """
            library(survival)
            args <- commandArgs(TRUE); n <- as.integer(args[1]); p <- as.integer(args[2])
            f <- file(args[3], "rb"); m <- matrix(readBin(f, "double", n * (p + 2)), n); close(f)
            colnames(m) <- c(paste0("x", 0:(p - 1)), "t", "d"); rows <- as.data.frame(m)
            formula <- as.formula(paste("Surv(t, d) ~", paste0("x", 0:(p - 1), collapse = " + ")))
            tight <- coxph.control(eps = 1e-14)
            time <- function(f) min(sapply(1:3, function(i) system.time(f())["elapsed"]))
            whole <- time(function() coxph(formula, rows, control = tight))
            y <- Surv(rows$t, rows$d); x <- m[, 1:p]
            inner <- time(function() coxph.fit(x, y, NULL, NULL, NULL, tight, NULL, "efron", NULL))
            cat(whole, inner, "\\n")
            cat(sprintf("%.17g", coef(coxph(formula, rows, control = tight))), "\\n")
            """;

    private CoxRace() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var benchmark = new CoxBenchmark();
        benchmark.rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        System.out.println(
                "times            Retention  coxph    its inner routine alone (seconds)   largest difference");
        for (boolean wholeDays : new boolean[] {true, false}) {
            benchmark.wholeDays = wholeDays;
            benchmark.draw();
            race(benchmark);
        }
    }

    private static void race(CoxBenchmark benchmark) throws IOException, InterruptedException {
        double best = Double.POSITIVE_INFINITY;
        CoxRegression fit = null;
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            fit = benchmark.fit();
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        String[] answer = r(benchmark).split("\\s+");
        double[] ours = fit.coefficients().values().stream()
                .mapToDouble(estimate -> estimate.value())
                .toArray();
        double[] errors = fit.coefficients().values().stream()
                .mapToDouble(estimate -> estimate.standardError())
                .toArray();
        double difference = 0;
        for (int c = 0; c < ours.length; c++) {
            difference = Math.max(difference, Math.abs(Double.parseDouble(answer[2 + c]) - ours[c]) / errors[c]);
        }
        if (!(difference < 1e-6)) {
            throw new IllegalStateException("the answers differ by " + difference + " standard errors: "
                    + Arrays.toString(ours) + " and " + Arrays.toString(answer));
        }
        System.out.printf(
                Locale.ROOT,
                "%-15s  %6.2f     %6.2f   %6.2f   %35.1e errors%n",
                benchmark.wholeDays ? "whole days" : "all different",
                best,
                Double.parseDouble(answer[0]),
                Double.parseDouble(answer[1]),
                difference);
    }

    private static String r(CoxBenchmark benchmark) throws IOException, InterruptedException {
        Path data = Files.createTempFile("rows", ".bin");
        Path script = Files.createTempFile("race", ".R");
        try {
            int n = benchmark.rows;
            ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(8 * n, CoxBenchmark.COLUMNS + 2))
                    .order(ByteOrder.LITTLE_ENDIAN);
            for (double[] column : benchmark.columns) {
                Arrays.stream(column).forEach(bytes::putDouble);
            }
            Arrays.stream(benchmark.durations).forEach(bytes::putDouble);
            for (boolean end : benchmark.ended) {
                bytes.putDouble(end ? 1 : 0);
            }
            Files.write(data, bytes.array());
            Files.writeString(script, SCRIPT);
            Process process = new ProcessBuilder(
                            "Rscript",
                            script.toString(),
                            String.valueOf(n),
                            String.valueOf(CoxBenchmark.COLUMNS),
                            data.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String out = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException("Rscript failed: " + out);
            }
            return out.trim();
        } finally {
            Files.deleteIfExists(data);
            Files.deleteIfExists(script);
        }
    }
}
