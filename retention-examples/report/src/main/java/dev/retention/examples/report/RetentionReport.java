package dev.retention.examples.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;

/** The main job: a retention report on the orders of a shop, a simulated one if no file is given. */
public final class RetentionReport {

    private RetentionReport() {}

    public static void main(String[] args) {
        int exitCode = ReportCommand.run(
                args, new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8));
        System.exit(exitCode);
    }
}
